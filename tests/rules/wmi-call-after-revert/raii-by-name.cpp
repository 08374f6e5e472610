// The revert is named, not called: the guard's destructor calls it.
#include "support/provider.h"

template <auto Function> struct OnExit {
  ~OnExit() { Function(); }
};

template <typename Function> class Cleanup {
public:
  explicit Cleanup(Function Do) : Do(Do) {}
  ~Cleanup() { Do(); }

private:
  Function Do;
};

HRESULT inTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  OnExit<&::CoRevertToSelf> AtTheEnd;
  // Runs behind the call.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT behindTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  {
    OnExit<&::CoRevertToSelf> AtTheEnd;
    Hr = fill(Object);
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT cleanup(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  {
    Cleanup AtTheEnd([] { CoRevertToSelf(); });
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  }
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}
