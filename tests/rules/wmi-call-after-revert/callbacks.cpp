// A call through a pointer whose only value is known, and one through a base class.
#include "support/provider.h"

static HRESULT store(IWbemServices *Wmi, IWbemClassObject *Object) {
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT byPointer(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT (*const Store)(IWbemServices *, IWbemClassObject *) = &store;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Store(Wmi, Object);
}

struct Handler {
  virtual ~Handler() = default;
  virtual HRESULT handle(IWbemServices *Wmi, IWbemClassObject *Object) = 0;
};
struct Writer final : Handler {
  HRESULT handle(IWbemServices *Wmi, IWbemClassObject *Object) override {
    return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  }
};

HRESULT byOverride(Handler &H, IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return H.handle(Wmi, Object);
}

// Passed on, and not called here.
void keep(HRESULT (*Store)(IWbemServices *, IWbemClassObject *));
static HRESULT storeLater(IWbemServices *Wmi, IWbemClassObject *Object) {
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
HRESULT passesOn() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  keep(&storeLater);
  return S_OK;
}
