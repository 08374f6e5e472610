// A guard that reverts for a moment and impersonates again at its end.
#include "support/provider.h"

#include <cstdlib>

class AsSelf {
public:
  AsSelf() { CoRevertToSelf(); }
  ~AsSelf() {
    if (FAILED(CoImpersonateClient()))
      std::abort();
  }
  AsSelf(const AsSelf &) = delete;
  AsSelf &operator=(const AsSelf &) = delete;
};

HRESULT insideTheMoment(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  AsSelf Moment;
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT behindTheMoment(IWbemServices *Wmi, IWbemClassObject *Object, long *Count) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  {
    AsSelf Moment;
    InterlockedIncrement(Count);
  }
  // The client again.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
