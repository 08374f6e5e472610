// The refusal of identification alone, in other words.
#include "support/provider.h"

static DWORD tokenLevel() {
  DWORD Level = SecurityAnonymous, Size = 0;
  HANDLE Token = nullptr;
  // Called as the client.
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
      Level = SecurityAnonymous;
    CloseHandle(Token);
  }
  return Level;
}

static DWORD rpcLevel() {
  switch (tokenLevel()) {
  case SecurityIdentification:
    return RPC_C_IMP_LEVEL_IDENTIFY;
  case SecurityImpersonation:
    return RPC_C_IMP_LEVEL_IMPERSONATE;
  case SecurityDelegation:
    return RPC_C_IMP_LEVEL_DELEGATE;
  default:
    return RPC_C_IMP_LEVEL_ANONYMOUS;
  }
}

HRESULT translated() {
  HRESULT Hr = CoImpersonateClient();
  if (SUCCEEDED(Hr)) {
    // Goes on as itself, but for the anonymous as the client.
    if (rpcLevel() == RPC_C_IMP_LEVEL_IDENTIFY) // want: unverified-impersonation note "RPC_C_IMP_LEVEL_IDENTIFY"
      CoRevertToSelf();
  }
  return Hr;
}

HRESULT translatedByOrder() {
  HRESULT Hr = CoImpersonateClient();
  // Every level that is too low.
  if (SUCCEEDED(Hr) && rpcLevel() < RPC_C_IMP_LEVEL_IMPERSONATE)
    Hr = E_ACCESSDENIED;
  return Hr;
}

HRESULT otherwise() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (tokenLevel() != SecurityIdentification) { // want: unverified-impersonation note "SecurityIdentification"
    Hr = S_FALSE;
  } else {
    Hr = E_ACCESSDENIED;
  }
  return Hr;
}

HRESULT choice() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  return tokenLevel() == SecurityIdentification ? E_ACCESSDENIED : S_OK; // want: unverified-impersonation note "SecurityIdentification"
}

HRESULT cases() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  switch (tokenLevel()) {
  case SecurityIdentification: // want: unverified-impersonation note "SecurityIdentification"
    return E_ACCESSDENIED;
  default:
    return S_OK;
  }
}

HRESULT bothCases() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // The anonymous falls through.
  switch (tokenLevel()) {
  case SecurityAnonymous:
  case SecurityIdentification:
    return E_ACCESSDENIED;
  default:
    return S_OK;
  }
}

// What a proxy may be given: no token is in question.
HRESULT ofProxy(DWORD Level) {
  if (Level == RPC_C_IMP_LEVEL_IDENTIFY)
    return E_INVALIDARG;
  return S_OK;
}
