// The object and the status may be sent by helpers.
#include "support/provider.h"

HRESULT read(int Index, IWbemClassObject *Instance);

static HRESULT give(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  return Sink->Indicate(1, &Instance);
}

static HRESULT refuse(IWbemObjectSink *Sink) {
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
}

static HRESULT refuseAtOnce(IWbemObjectSink *Sink) {
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
}

class Provider : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    give(Sink, First);
    if (FAILED(read(1, First)))
      return refuse(Sink);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    if (FAILED(read(0, First)))
      // Before the first object.
      return refuseAtOnce(Sink);
    give(Sink, First);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  IWbemClassObject *First = nullptr;
};
