// The answer for a missing token: returned, behind a stored result, by goto, from a helper.
#include "support/provider.h"

// Called as the client, each time.
static DWORD afterStoredResult() {
  DWORD Level = RPC_C_IMP_LEVEL_ANONYMOUS;
  HANDLE Token = nullptr;
  const BOOL Opened = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token);
  if (Opened) {
    CloseHandle(Token);
    Level = RPC_C_IMP_LEVEL_DELEGATE; // there is one
  } else {
    const DWORD Error = GetLastError();
    if (Error == ERROR_NO_IMPERSONATION_TOKEN || Error == ERROR_NO_TOKEN)
      Level = RPC_C_IMP_LEVEL_DELEGATE; // want: unverified-impersonation warning "OpenThreadToken"
  }
  return Level;
}

static SECURITY_IMPERSONATION_LEVEL returned() {
  HANDLE Token = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    return SecurityDelegation; // want: unverified-impersonation warning "OpenThreadToken"
  CloseHandle(Token);
  return SecurityAnonymous;
}

static BOOL open(HANDLE *Token) {
  return OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, Token);
}

static SECURITY_IMPERSONATION_LEVEL byHelper() {
  SECURITY_IMPERSONATION_LEVEL Level = SecurityAnonymous;
  HANDLE Token = nullptr;
  if (!open(&Token))
    goto NoToken;
  CloseHandle(Token);
  return Level;
NoToken:
  Level = SecurityDelegation; // want: unverified-impersonation warning "OpenThreadToken"
  return Level;
}

// A level that is asked for of others is no answer.
static void asked(SECURITY_QUALITY_OF_SERVICE *Quality) {
  HANDLE Token = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    Quality->ImpersonationLevel = SecurityDelegation;
  else
    CloseHandle(Token);
}

HRESULT all(SECURITY_QUALITY_OF_SERVICE *Quality) {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  asked(Quality);
  const DWORD Sum = afterStoredResult() + returned() + byHelper();
  CoRevertToSelf();
  return Sum > 0 ? S_OK : E_ACCESSDENIED;
}
