// A revert written at the top and run at the end.
#include "support/provider.h"
#include "support/wil.h"

HRESULT inTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  auto Revert = wil::scope_exit([] { CoRevertToSelf(); });
  // Written above, run below.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT behindReset(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  auto Revert = wil::scope_exit([] { CoRevertToSelf(); });
  Revert.reset();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}
