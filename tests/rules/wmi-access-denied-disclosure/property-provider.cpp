// A property provider has no sink: its result is the answer, and a refusal is one of the results.
#include "support/provider.h"

class Properties : public IWbemPropertyProvider {
  STDMETHODIMP QueryInterface(REFIID, void **) override { return E_NOINTERFACE; }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }

  STDMETHODIMP GetProperty(LONG, const BSTR, const BSTR, const BSTR, const BSTR Name,
                           VARIANT *Value) override {
    V_VT(Value) = VT_NULL;
    return *Name == L'_' ? WBEM_E_ACCESS_DENIED : WBEM_E_NOT_FOUND;
  }
  STDMETHODIMP PutProperty(LONG, const BSTR, const BSTR, const BSTR, const BSTR,
                           const VARIANT *) override {
    return WBEM_E_ACCESS_DENIED;
  }
};

// Beside it, the form that is wrong wherever there is a sink.
HRESULT both(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  Sink->Indicate(1, &Instance);
  return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
}
