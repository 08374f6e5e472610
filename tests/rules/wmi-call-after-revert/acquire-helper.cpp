// A helper that impersonates and reports whether it did: its caller reverts.
#include "support/provider.h"

static HRESULT becomeClient() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return WBEM_E_ACCESS_DENIED;
  return WBEM_S_NO_ERROR;
}

static bool tryBecomeClient() { return SUCCEEDED(CoImpersonateClient()); }

HRESULT between(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = becomeClient();
  if (FAILED(Hr))
    return Hr;
  // Impersonating where the helper's result says so.
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  CoRevertToSelf();
  return Hr;
}

HRESULT behind(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = becomeClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT again(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = becomeClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  if (!tryBecomeClient())
    return WBEM_E_ACCESS_DENIED;
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT againWithoutLooking(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = becomeClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  if (!tryBecomeClient())
    Hr = WBEM_E_ACCESS_DENIED; // and goes on as itself
  Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
  return Hr;
}
