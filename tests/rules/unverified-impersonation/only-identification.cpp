// Below identification there is one level more.
#include "support/provider.h"

static SECURITY_IMPERSONATION_LEVEL currentLevel() {
  SECURITY_IMPERSONATION_LEVEL Level = SecurityAnonymous;
  HANDLE Token = nullptr;
  DWORD Size = 0;
  // Called as the client. Whom it cannot see it takes for anonymous.
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
      Level = SecurityAnonymous;
    CloseHandle(Token);
  }
  return Level;
}

HRESULT anonymousPasses() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  const SECURITY_IMPERSONATION_LEVEL Level = currentLevel();
  if (Level == SecurityIdentification) // want: unverified-impersonation note "SecurityIdentification"
    return E_ACCESSDENIED;
  return S_OK;
}

HRESULT bothAreRefused() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  const SECURITY_IMPERSONATION_LEVEL Level = currentLevel();
  // By name …
  if (Level == SecurityIdentification || Level == SecurityAnonymous)
    return E_ACCESSDENIED;
  return S_OK;
}

HRESULT lessIsRefused() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // … or by order, in either direction.
  if (currentLevel() < SecurityImpersonation)
    return E_ACCESSDENIED;
  return S_OK;
}

HRESULT upToIdentification() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (currentLevel() <= SecurityIdentification)
    return E_ACCESSDENIED;
  return S_OK;
}

HRESULT oneByOne() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  const SECURITY_IMPERSONATION_LEVEL Level = currentLevel();
  if (Level == SecurityAnonymous)
    return E_ACCESSDENIED;
  // Anonymous has been sent away already.
  if (Level == SecurityIdentification)
    return E_ACCESSDENIED;
  return S_OK;
}

HRESULT onlyCounted(long *Identified) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // Refuses nobody.
  if (currentLevel() == SecurityIdentification)
    InterlockedIncrement(Identified);
  return S_OK;
}

HRESULT byWhatIsLetIn() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  const SECURITY_IMPERSONATION_LEVEL Level = currentLevel();
  if (Level == SecurityImpersonation || Level == SecurityDelegation)
    return S_OK;
  return E_ACCESSDENIED;
}
