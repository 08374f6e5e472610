// A look in a __finally, and one before a try.
#include "support/provider.h"

HRESULT inFinally(IWbemClassObject *Object, BOOL *Known) {
  HANDLE Token = nullptr;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  __try {
    Hr = fill(Object);
  } __finally {
    // Still the client.
    *Known = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token);
    CoRevertToSelf();
  }
  return Hr;
}

HRESULT beforeTry(BOOL *Known) {
  HANDLE Token = nullptr;
  *Known = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token); // want: unverified-impersonation warning "OpenThreadToken"
  try {
    if (FAILED(CoImpersonateClient()))
      throw 1;
    CoRevertToSelf();
  } catch (int) {
    return E_ACCESSDENIED;
  }
  return S_OK;
}
