// A client at the identification level may not even open its own token: the process has to do it.
#include "support/provider.h"

HRESULT asClient() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  HANDLE Token = nullptr;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, FALSE, &Token)) // want: unverified-impersonation warning "OpenAsSelf"
    CloseHandle(Token);
  CoRevertToSelf();
  return S_OK;
}

HRESULT asProcess() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  HANDLE Token = nullptr;
  // With the process's rights.
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    CloseHandle(Token);
  CoRevertToSelf();
  return S_OK;
}

HRESULT byVariable() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  HANDLE Token = nullptr;
  const BOOL AsSelf = FALSE;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, AsSelf, &Token)) // want: unverified-impersonation warning "OpenAsSelf"
    CloseHandle(Token);
  CoRevertToSelf();
  return S_OK;
}

HRESULT unknown(BOOL AsSelf) {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  HANDLE Token = nullptr;
  // What is not known proves nothing.
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, AsSelf, &Token))
    CloseHandle(Token);
  CoRevertToSelf();
  return S_OK;
}

static void lookAsClient() {
  HANDLE Token = nullptr;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, FALSE, &Token)) // want: unverified-impersonation warning "OpenAsSelf"
    CloseHandle(Token);
}

HRESULT callee() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  lookAsClient();
  CoRevertToSelf();
  return S_OK;
}

// The process's own token on the thread: nobody else's rights are in question.
bool ownPrivileges(HANDLE *Token) {
  if (!ImpersonateSelf(SecurityImpersonation))
    return false;
  return OpenThreadToken(GetCurrentThread(), TOKEN_ADJUST_PRIVILEGES, FALSE, Token);
}

// Nobody impersonates here.
bool library(HANDLE *Token) {
  return OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, FALSE, Token);
}
