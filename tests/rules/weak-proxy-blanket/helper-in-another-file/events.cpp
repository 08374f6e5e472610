#include "wmi.h"

HRESULT listen(IWbemServices *Services, IEnumWbemClassObject **Events) {
  // With the connection to this machine, which has no account of its own, this would do.
  BSTR Language = SysAllocString(L"WQL"), Query = SysAllocString(L"SELECT * FROM __InstanceEvent");
  HRESULT Hr = Services->ExecNotificationQuery(Language, Query, WBEM_FLAG_FORWARD_ONLY, nullptr, Events); // want-driver: weak-proxy-blanket note "IWbemServices::ExecNotificationQuery gives a new proxy"
  SysFreeString(Language);
  SysFreeString(Query);
  return Hr;
}
