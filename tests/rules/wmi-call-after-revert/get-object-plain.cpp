// The method under its own name: without wingdi.h, or with its macro taken back.
#include <windows.h>
#undef GetObject
#include <objbase.h>
#include <wbemidl.h>

HRESULT plain(IWbemServices *Wmi, BSTR Path, IWbemClassObject **Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->GetObject(Path, 0, nullptr, Object, nullptr);
  CoRevertToSelf();
  if (FAILED(Hr))
    Hr = Wmi->GetObject(Path, 0, nullptr, Object, nullptr); // want: wmi-call-after-revert warning "GetObject"
  return Hr;
}
