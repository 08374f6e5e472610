// Two branches on the same condition are taken together or not at all.
#include "support/provider.h"

HRESULT sameCondition(IWbemServices *Wmi, IWbemClassObject *Object, const bool Admin) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Admin)
    CoRevertToSelf();
  Sleep(0);
  if (!Admin)
    // Where this is called, nothing was reverted.
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return Hr;
}

HRESULT sameConditionWrongWay(IWbemServices *Wmi, IWbemClassObject *Object, const bool Admin) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Admin)
    CoRevertToSelf();
  Sleep(0);
  if (Admin)
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}

HRESULT conditionChanges(IWbemServices *Wmi, IWbemClassObject *Object, bool Admin) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Admin)
    CoRevertToSelf();
  Admin = GetTickCount() & 1; // another question from here on
  if (!Admin)
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}

bool mayWrite();

// The result carries on what the revert meant: it stays failed.
HRESULT resultStaysFailed(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (SUCCEEDED(Hr)) {
    if (!mayWrite()) {
      CoRevertToSelf();
      Hr = WBEM_E_ACCESS_DENIED;
    }
  }
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return Hr;
}

HRESULT resultIsForgotten(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (SUCCEEDED(Hr)) {
    if (!mayWrite())
      CoRevertToSelf(); // and Hr still says that all is well
  }
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
  return Hr;
}

// The same in the words that people use.
HRESULT otherWords(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (Hr == S_OK && !mayWrite()) {
    CoRevertToSelf();
    Hr = E_ACCESSDENIED;
  }
  if (Hr != S_OK)
    return Hr;
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT flag(IWbemServices *Wmi, IWbemClassObject *Object) {
  const bool Impersonated = SUCCEEDED(CoImpersonateClient());
  if (!Impersonated)
    return E_ACCESSDENIED;
  bool Reverted = false;
  if (!mayWrite()) {
    CoRevertToSelf();
    Reverted = true;
  }
  if (Reverted)
    return E_ACCESSDENIED;
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
