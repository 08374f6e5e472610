// checks: comsec-wmi-stale-impersonation
// The second impersonation may fail, and then the thread is still what WMI made of it.
#include "support/provider.h"

HRESULT goesOn(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  const HRESULT Again = CoImpersonateClient();
  if (FAILED(Again))
    OutputDebugStringW(L"no client any more");
  DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  return Hr;
}

HRESULT stops(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  const HRESULT Again = CoImpersonateClient();
  if (FAILED(Again))
    return Again;
  DeleteFileW(L"C:\\Data\\a.txt");
  return Hr;
}
