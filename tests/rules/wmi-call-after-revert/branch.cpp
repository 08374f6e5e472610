// A revert on one branch is enough, when the code goes on behind it.
#include "support/provider.h"

HRESULT revertsAndGoesOn(IWbemServices *Wmi, IWbemClassObject *Object, bool Admin) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Admin)
    CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT revertsAndLeaves(IWbemServices *Wmi, IWbemClassObject *Object, bool Forbidden) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Forbidden) {
    CoRevertToSelf();
    return WBEM_E_ACCESS_DENIED;
  }
  // Only the path without the revert comes here.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT revertsOnBothBranches(IWbemServices *Wmi, IWbemClassObject *Object, bool Replace) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Replace) {
    Hr = Wmi->PutInstance(Object, WBEM_FLAG_UPDATE_ONLY, nullptr, nullptr);
    CoRevertToSelf();
  } else {
    Hr = Wmi->PutInstance(Object, WBEM_FLAG_CREATE_ONLY, nullptr, nullptr);
    CoRevertToSelf();
  }
  // Nothing enters WMI behind the two.
  return Hr;
}

HRESULT onlyOneBranchCalls(IWbemServices *Wmi, IWbemClassObject *Object, bool Replace) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Replace)
    CoRevertToSelf();
  else
    // The other branch is the one that reverts.
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return Hr;
}
