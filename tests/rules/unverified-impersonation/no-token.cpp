// Where there is no token, nobody was impersonated: the lowest answer is right, not the highest.
#include "support/provider.h"

static HRESULT highest(SECURITY_IMPERSONATION_LEVEL *Level) {
  HANDLE Token = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    if (GetLastError() != ERROR_NO_TOKEN)
      return E_ACCESSDENIED;
    *Level = SecurityDelegation; // want: unverified-impersonation warning "OpenThreadToken"
    return S_OK;
  }
  DWORD Size = 0;
  const BOOL Known = GetTokenInformation(Token, TokenImpersonationLevel, Level, sizeof(*Level), &Size);
  CloseHandle(Token);
  return Known ? S_OK : E_ACCESSDENIED;
}

static HRESULT highestForRpc(DWORD *Level) {
  HANDLE Token = nullptr;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    CloseHandle(Token);
    *Level = RPC_C_IMP_LEVEL_IDENTIFY;
  } else {
    *Level = RPC_C_IMP_LEVEL_DELEGATE; // want: unverified-impersonation warning "OpenThreadToken"
  }
  return S_OK;
}

static HRESULT lowest(SECURITY_IMPERSONATION_LEVEL *Level) {
  HANDLE Token = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    // Nobody: the caller will refuse.
    *Level = SecurityAnonymous;
    return S_OK;
  }
  DWORD Size = 0;
  const BOOL Known = GetTokenInformation(Token, TokenImpersonationLevel, Level, sizeof(*Level), &Size);
  CloseHandle(Token);
  return Known ? S_OK : E_ACCESSDENIED;
}

static HRESULT refuses(SECURITY_IMPERSONATION_LEVEL *Level) {
  HANDLE Token = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    return E_ACCESSDENIED;
  CloseHandle(Token);
  *Level = SecurityDelegation; // there is a token here
  return S_OK;
}

HRESULT all(SECURITY_IMPERSONATION_LEVEL *Level, DWORD *ForRpc) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = highest(Level);
  if (SUCCEEDED(Hr))
    Hr = highestForRpc(ForRpc);
  if (SUCCEEDED(Hr))
    Hr = lowest(Level);
  if (SUCCEEDED(Hr))
    Hr = refuses(Level);
  CoRevertToSelf();
  return Hr;
}
