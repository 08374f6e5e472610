// A lambda acts where it is called, not where it is written.
#include "support/provider.h"

HRESULT calledInTime(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  auto Revert = [] { CoRevertToSelf(); };
  // Written above, called below.
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  Revert();
  return Hr;
}

HRESULT revertedByLambda(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  auto Revert = [] { CoRevertToSelf(); };
  Revert();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT calledTooLate(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  auto Store = [&] {
    return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  };
  CoRevertToSelf();
  return Store();
}

HRESULT calledAtOnce(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = [&] { return Wmi->PutInstance(Object, 0, nullptr, nullptr); }();
  CoRevertToSelf();
  return Hr;
}
