// A guard holds the impersonation, but WMI may change it inside the guard's scope all the same.
#include "support/provider.h"
#include "support/wil.h"

HRESULT guardOutlivesTheIdentity(IWbemServices *Wmi, IWbemClassObject *Object) {
  auto Client = wil::CoImpersonateClient();
  const HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (FAILED(Hr))
    return Hr;
  return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED; // want: wmi-stale-impersonation warning "DeleteFile"
}

HRESULT aGuardForEachStep(IWbemServices *Wmi, IWbemClassObject *Object) {
  {
    auto Client = wil::CoImpersonateClient();
    const HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
    if (FAILED(Hr))
      return Hr;
  }
  auto Client = wil::CoImpersonateClient();
  // A new guard, a new impersonation.
  return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
}

struct Reverts {
  ~Reverts() { CoRevertToSelf(); }
};

HRESULT ownGuard(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Reverts AtTheEnd;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (SUCCEEDED(Hr))
    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  return Hr;
}
