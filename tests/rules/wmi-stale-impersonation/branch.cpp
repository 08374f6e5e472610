// The call into WMI may stand on one branch only, and so may the new impersonation.
#include "support/provider.h"

HRESULT wmiOnOneBranch(IWbemServices *Wmi, IWbemClassObject *Object, bool Store) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Store)
    Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED; // want: wmi-stale-impersonation warning "DeleteFile"
}

HRESULT anewOnTheSameBranch(IWbemServices *Wmi, IWbemClassObject *Object, bool Store) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Store) {
    Wmi->PutInstance(Object, 0, nullptr, nullptr);
    Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
  }
  // The client on both ways.
  return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
}

HRESULT anewOnTheOtherBranch(IWbemServices *Wmi, IWbemClassObject *Object, bool Careful) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (Careful) {
    Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
  }
  return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED; // want: wmi-stale-impersonation warning "DeleteFile"
}

HRESULT correlated(IWbemServices *Wmi, IWbemClassObject *Object, const bool Store) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Store)
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  Sleep(0);
  if (!Store)
    // Where this is reached, WMI was not called.
    Hr = DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
  return Hr;
}

HRESULT earlyReturn(IWbemServices *Wmi, IWbemClassObject *Object, bool Store) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Store)
    return Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
}
