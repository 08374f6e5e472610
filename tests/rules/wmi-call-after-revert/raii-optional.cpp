// A guard that may be there or not.
#include "support/provider.h"
#include "support/wil.h"

#include <optional>

HRESULT inTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  std::optional<wil::unique_coreverttoself_call> Client;
  Client.emplace(wil::CoImpersonateClient());
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT behindReset(IWbemServices *Wmi, IWbemClassObject *Object) {
  std::optional<wil::unique_coreverttoself_call> Client = wil::CoImpersonateClient();
  HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  Client.reset();
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}
