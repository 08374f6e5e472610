// Operands are run from the left, and not all of them.
#include "support/provider.h"

bool asClient(IWbemServices *Wmi, IWbemClassObject *Object) {
  // The left operand has succeeded when the right one runs.
  return SUCCEEDED(CoImpersonateClient()) &&
         SUCCEEDED(Wmi->PutInstance(Object, 0, nullptr, nullptr)) && SUCCEEDED(CoRevertToSelf());
}

bool asSelf(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (FAILED(CoImpersonateClient()))
    return false;
  return SUCCEEDED(CoRevertToSelf()) &&
         SUCCEEDED(Wmi->PutInstance(Object, 0, nullptr, nullptr)); // want: wmi-call-after-revert warning "PutInstance"
}

bool either(IWbemServices *Wmi, IWbemClassObject *Object, const bool Admin) {
  if (FAILED(CoImpersonateClient()))
    return false;
  // Only one of the two operands behind the question runs.
  return Admin ? SUCCEEDED(CoRevertToSelf())
               : SUCCEEDED(Wmi->PutInstance(Object, 0, nullptr, nullptr));
}

bool notBoth(IWbemServices *Wmi, IWbemClassObject *Object, const bool Admin) {
  if (FAILED(CoImpersonateClient()))
    return false;
  if (Admin && SUCCEEDED(CoRevertToSelf()))
    Sleep(0);
  return Admin || SUCCEEDED(Wmi->PutInstance(Object, 0, nullptr, nullptr));
}

HRESULT comma(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (FAILED(CoImpersonateClient()))
    return E_ACCESSDENIED;
  return CoRevertToSelf(), Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}
