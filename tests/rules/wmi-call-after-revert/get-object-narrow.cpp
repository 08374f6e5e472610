// The macro's other name, in a unit that is not compiled for wide characters.
#undef UNICODE
#undef _UNICODE
#include "support/provider.h"

HRESULT narrow(IWbemServices *Wmi, BSTR Path, IWbemClassObject **Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->GetObject(Path, 0, nullptr, Object, nullptr);
  CoRevertToSelf();
  if (FAILED(Hr))
    Hr = Wmi->GetObject(Path, 0, nullptr, Object, nullptr); // want: wmi-call-after-revert warning "GetObject"
  return Hr;
}
