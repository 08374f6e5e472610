// The same names, and not the API.
#include "support/provider.h"

namespace test {
HRESULT CoImpersonateClient();
HRESULT CoRevertToSelf();
} // namespace test

struct Hooks {
  HRESULT CoRevertToSelf();
};

HRESULT ownFunctions(IWbemServices *Wmi, IWbemClassObject *Object, Hooks &H) {
  HRESULT Hr = ::CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // None of these is COM's.
  test::CoRevertToSelf();
  H.CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

struct Store {
  HRESULT PutInstance(IWbemClassObject *, LONG, IWbemContext *, IWbemCallResult **);
};

HRESULT ownMethod(Store *S, IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  // Not the method of IWbemServices.
  Hr = S->PutInstance(Object, 0, nullptr, nullptr);
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}
