// A helper that sends whatever status it is given.
#include "support/provider.h"

static HRESULT finish(IWbemObjectSink *Sink, HRESULT Status) {
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, Status, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "WBEM_E_ACCESS_DENIED"
}

static HRESULT finishRight(IWbemObjectSink *Sink, HRESULT Status) {
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, Status, nullptr, nullptr);
}

class Provider : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    Sink->Indicate(1, &First);
    return finish(Sink, WBEM_E_ACCESS_DENIED);
  }

  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    if (!First)
      return finishRight(Sink, WBEM_E_ACCESS_DENIED);
    Sink->Indicate(1, &First);
    return finishRight(Sink, WBEM_S_NO_ERROR);
  }

  IWbemClassObject *First = nullptr;
};
