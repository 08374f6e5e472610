// A revert alone: whoever the thread was before, it is the process from here on.
#include "support/provider.h"

HRESULT revertsFirst(IWbemServices *Wmi, IWbemClassObject *Object) {
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT revertsLast(IWbemServices *Wmi, IWbemClassObject *Object) {
  // Before the revert, and nothing is known about the thread: the caller may have impersonated.
  const HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  CoRevertToSelf();
  return Hr;
}

HRESULT never(IWbemServices *Wmi, IWbemClassObject *Object) {
  // No provider's method, and no impersonation anywhere: any client of WMI looks like this.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
