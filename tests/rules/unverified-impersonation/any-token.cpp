// Code that wants the thread's token, whoever's it is, asks before it impersonates anybody.
#include "support/provider.h"

// The token that the thread had is put back afterwards.
HRESULT savesAndRestores(IWbemClassObject *Object) {
  HANDLE Before = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_IMPERSONATE, TRUE, &Before))
    Before = nullptr;
  HRESULT Hr = CoImpersonateClient();
  if (SUCCEEDED(Hr)) {
    Hr = fill(Object);
    if (!SetThreadToken(nullptr, Before))
      Hr = E_UNEXPECTED;
  }
  if (Before)
    CloseHandle(Before);
  return Hr;
}

// Nobody else's token is put back here.
HRESULT savesOnly(IWbemClassObject *Object) {
  HANDLE Before = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_IMPERSONATE, TRUE, &Before)) // want: unverified-impersonation warning "OpenThreadToken"
    Before = nullptr;
  HRESULT Hr = CoImpersonateClient();
  if (SUCCEEDED(Hr)) {
    Hr = fill(Object);
    CoRevertToSelf();
  }
  if (Before)
    CloseHandle(Before);
  return Hr;
}

class Provider : public ProviderSkeleton {
  // A privilege of the process itself, by a token that the thread may have or gets.
  static bool enablePrivilege(TOKEN_PRIVILEGES *Wanted) {
    HANDLE Token = nullptr;
    if (!OpenThreadToken(GetCurrentThread(), TOKEN_ADJUST_PRIVILEGES, FALSE, &Token)) {
      if (GetLastError() != ERROR_NO_TOKEN || !ImpersonateSelf(SecurityImpersonation))
        return false;
      if (!OpenThreadToken(GetCurrentThread(), TOKEN_ADJUST_PRIVILEGES, FALSE, &Token))
        return false;
    }
    const bool Enabled = AdjustTokenPrivileges(Token, FALSE, Wanted, 0, nullptr, nullptr);
    CloseHandle(Token);
    return Enabled;
  }

  STDMETHODIMP GetObjectAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    TOKEN_PRIVILEGES Wanted{};
    return enablePrivilege(&Wanted) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

// The program's own user, whose token it holds already.
HRESULT ownUser(HANDLE User, HANDLE *Token) {
  if (!ImpersonateLoggedOnUser(User))
    return E_ACCESSDENIED;
  const BOOL Opened = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, FALSE, Token);
  RevertToSelf();
  return Opened ? S_OK : E_ACCESSDENIED;
}
