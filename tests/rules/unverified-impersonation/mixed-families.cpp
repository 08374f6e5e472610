// Each family of functions gives back the token that it took on, and no other.
#include "support/provider.h"

HRESULT comThenThread() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  RevertToSelf(); // want: unverified-impersonation note "use CoRevertToSelf"
  return S_OK;
}

HRESULT threadThenCom(HANDLE User) {
  if (!ImpersonateLoggedOnUser(User))
    return E_FAIL;
  CoRevertToSelf(); // want: unverified-impersonation note "use RevertToSelf"
  return S_OK;
}

HRESULT onOneOfTwoPaths(HANDLE User, bool Local) {
  if (Local) {
    if (!ImpersonateLoggedOnUser(User))
      return E_FAIL;
  } else {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
  }
  CoRevertToSelf(); // want: unverified-impersonation note "ImpersonateLoggedOnUser"
  return S_OK;
}

HRESULT eachByItsOwn(HANDLE User, IServerSecurity *Caller) {
  // One after the other, and each given back by its own kind.
  HRESULT Hr = Caller->ImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf(); // the same as Caller->RevertToSelf()
  if (!ImpersonateLoggedOnUser(User))
    return E_FAIL;
  RevertToSelf();
  if (!SetThreadToken(nullptr, User))
    return E_FAIL;
  RevertToSelf();
  return S_OK;
}

void onlyGivenBack() {
  // Who put the token there, nobody sees.
  RevertToSelf();
  CoRevertToSelf();
}
