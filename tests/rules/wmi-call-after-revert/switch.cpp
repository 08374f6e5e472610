// Cases that end, and one that falls into the next.
#include "support/provider.h"

HRESULT dispatch(IWbemServices *Wmi, IWbemClassObject *Object, BSTR Path, int What) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  switch (What) {
  case 0:
    CoRevertToSelf();
    break;
  case 1:
    // Not reached from the case above.
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
    break;
  case 2:
    CoRevertToSelf();
    [[fallthrough]];
  case 3:
    Hr = Wmi->DeleteInstance(Path, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "DeleteInstance"
    break;
  default:
    CoRevertToSelf();
    return WBEM_E_INVALID_METHOD;
  }
  return Hr;
}

HRESULT behind(IWbemServices *Wmi, IWbemClassObject *Object, int What) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  switch (What) {
  case 0:
    CoRevertToSelf();
    break;
  default:
    break;
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}
