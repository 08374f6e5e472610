// WIL's guard: its maker has the API's own name, reset() reverts now, release() never.
#include "support/provider.h"
#include "support/wil.h"

HRESULT inTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  auto Client = wil::CoImpersonateClient();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT behindTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  {
    auto Client = wil::CoImpersonateClient_failfast();
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT behindReset(IWbemServices *Wmi, IWbemClassObject *Object) {
  auto Client = wil::CoImpersonateClient();
  HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  Client.reset();
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}

HRESULT behindRelease(IWbemServices *Wmi, IWbemClassObject *Object) {
  {
    auto Client = wil::CoImpersonateClient();
    Client.release();
  }
  // Nobody has reverted: COM does it at the end of the call.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT moved(IWbemServices *Wmi, IWbemClassObject *Object) {
  wil::unique_coreverttoself_call Outer(false);
  {
    auto Client = wil::CoImpersonateClient();
    Outer = std::move(Client);
  }
  // The duty to revert has moved out of the inner scope.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT discarded(IWbemServices *Wmi, IWbemClassObject *Object) {
  (void)wil::CoImpersonateClient(); // the guard ends with the statement
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}
