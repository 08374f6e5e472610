// What a handler reverts stays reverted behind it.
#include "support/provider.h"

struct Denied {};
void mayThrow(IWbemClassObject *Object);

HRESULT revertsBehindTheTry(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  try {
    mayThrow(Object);
    // Before the revert, whether somebody throws or not.
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  } catch (...) {
    Hr = WBEM_E_FAILED;
  }
  CoRevertToSelf();
  return Hr;
}

HRESULT handlerReverts(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  try {
    mayThrow(Object);
    if (!Object)
      throw Denied();
  } catch (const Denied &) {
    CoRevertToSelf();
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT handlerLeaves(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  try {
    mayThrow(Object);
    if (!Object)
      throw Denied();
  } catch (...) {
    CoRevertToSelf();
    return WBEM_E_ACCESS_DENIED;
  }
  // The handler does not come back here.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT throwsBehindTheRevert(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (!Object) {
    CoRevertToSelf();
    throw Denied();
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
