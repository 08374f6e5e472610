// The helper of wmiatlprov.h: its destructor reverts, and asking it for the level reverts as well.
#include "support/provider.h"
#include <atlbase.h>

// What wmiatlprov.h takes from atldef.h.
#ifndef ATL_NO_VTABLE
#define ATL_NO_VTABLE
#endif
#ifndef ATLASSERT
#define ATLASSERT(Condition)
#endif
#include <wmiatlprov.h>

HRESULT inTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  CImpersonateClientHelper Client;
  const HRESULT Hr = Client.ImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT asksForTheLevel(IWbemServices *Wmi, IWbemClassObject *Object) {
  CImpersonateClientHelper Client;
  HRESULT Hr = Client.ImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  DWORD Level = 0;
  Hr = Client.GetCurrentImpersonationLevel(Level);
  if (FAILED(Hr) || Level < RPC_C_IMP_LEVEL_IMPERSONATE)
    return WBEM_E_ACCESS_DENIED;
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}
