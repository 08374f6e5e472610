// A thread that takes a copy of its process's token, for a privilege, and gives it back has been nobody
// else.
#include "support/provider.h"

HRESULT withPrivilege(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (!ImpersonateSelf(SecurityImpersonation))
    return E_ACCESSDENIED;
  RevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT ofTheClient(IWbemServices *Wmi, IWbemClassObject *Object) {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}
