// Branches, loops and jumps between the impersonation and the look.
#include "support/provider.h"

static bool look(bool *Known) {
  HANDLE Token = nullptr;
  // Called as the client, each time.
  *Known = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token);
  if (*Known)
    CloseHandle(Token);
  return *Known;
}

HRESULT loop(int Count, bool *Known) {
  for (int I = 0; I < Count; ++I) {
    HANDLE Token = nullptr;
    *Known = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token); // want: unverified-impersonation warning "OpenThreadToken"
    if (*Known)
      CloseHandle(Token);
    if (FAILED(CoImpersonateClient()))
      return E_ACCESSDENIED;
  }
  return S_OK;
}

HRESULT eachRound(int Count, bool *Known) {
  for (int I = 0; I < Count; ++I) {
    if (FAILED(CoImpersonateClient()))
      return E_ACCESSDENIED;
    look(Known);
    CoRevertToSelf();
  }
  return S_OK;
}

HRESULT failed(bool *Known) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    goto Done;
  look(Known);
  CoRevertToSelf();
Done:
  return Hr;
}

HRESULT alreadyTheClient(bool *Known) {
  const HRESULT Hr = CoImpersonateClient();
  // A call within the process is complete: the thread is the client already.
  if (FAILED(Hr) && Hr != RPC_E_CALL_COMPLETE)
    return Hr;
  look(Known);
  return S_OK;
}

HRESULT shortCircuit(bool *Known) {
  HANDLE Token = nullptr;
  // The right operand runs as the client.
  *Known = SUCCEEDED(CoImpersonateClient()) &&
           OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token);
  if (*Known)
    CloseHandle(Token);
  return S_OK;
}

HRESULT guarded(bool *Known) {
  struct Client {
    const HRESULT Hr = CoImpersonateClient();
    ~Client() {
      if (SUCCEEDED(Hr))
        CoRevertToSelf();
    }
  } Guard;
  if (FAILED(Guard.Hr))
    return Guard.Hr;
  look(Known);
  return S_OK;
}
