// However the thread became somebody else, it has a token then.
#include "support/provider.h"
#include <rpc.h>

static HRESULT look() {
  HANDLE Token = nullptr;
  // Every caller has impersonated.
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    return E_ACCESSDENIED;
  CloseHandle(Token);
  return S_OK;
}

HRESULT rpc() {
  if (RpcImpersonateClient(nullptr) != RPC_S_OK)
    return E_ACCESSDENIED;
  const HRESULT Hr = look();
  RpcRevertToSelf();
  return Hr;
}

HRESULT pipe(HANDLE Pipe) {
  if (!ImpersonateNamedPipeClient(Pipe))
    return E_ACCESSDENIED;
  const HRESULT Hr = look();
  RevertToSelf();
  return Hr;
}

HRESULT loggedOn(HANDLE User) {
  if (!ImpersonateLoggedOnUser(User))
    return E_ACCESSDENIED;
  const HRESULT Hr = look();
  RevertToSelf();
  return Hr;
}

HRESULT token(HANDLE User) {
  if (!SetThreadToken(nullptr, User))
    return E_ACCESSDENIED;
  const HRESULT Hr = look();
  RevertToSelf();
  return Hr;
}

HRESULT context(IServerSecurity *Call) {
  const HRESULT Hr = Call->ImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  look();
  return Call->RevertToSelf();
}

HRESULT contextTooEarly(IServerSecurity *Call) {
  HANDLE Token = nullptr;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) // want: unverified-impersonation warning "OpenThreadToken"
    CloseHandle(Token);
  const HRESULT Hr = Call->ImpersonateClient();
  return FAILED(Hr) ? Hr : Call->RevertToSelf();
}
