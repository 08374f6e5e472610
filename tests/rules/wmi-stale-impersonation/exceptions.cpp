// What a handler does comes after what the block did.
#include "support/provider.h"

HRESULT inTheHandler(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  try {
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
    if (FAILED(Hr))
      throw Hr;
  } catch (HRESULT Thrown) {
    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
    return Thrown;
  }
  return S_OK;
}

HRESULT anewInTheHandler(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  try {
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
    if (FAILED(Hr))
      throw Hr;
  } catch (HRESULT Thrown) {
    if (SUCCEEDED(CoImpersonateClient()))
      // The client again.
      DeleteFileW(L"C:\\Data\\a.txt");
    return Thrown;
  }
  return S_OK;
}
