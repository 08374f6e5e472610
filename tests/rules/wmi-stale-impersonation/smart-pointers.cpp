// Calls into WMI through smart pointers.
#include "support/provider.h"
#include <wil/com.h>
#include <wrl/client.h>

HRESULT wrl(const Microsoft::WRL::ComPtr<IWbemServices> &Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi.Get()->PutInstance(Object, 0, nullptr, nullptr);
  DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  return Hr;
}

HRESULT windowsLibrary(wil::com_ptr<IWbemServices> &Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  return Hr;
}

HRESULT onlyThePointer(Microsoft::WRL::ComPtr<IWbemServices> Wmi) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Wmi.Reset();
  // Letting go of the pointer asks WMI for nothing.
  DeleteFileW(L"C:\\Data\\a.txt");
  return Hr;
}
