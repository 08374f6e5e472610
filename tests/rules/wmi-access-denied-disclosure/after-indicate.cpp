// Instances and an error cannot both be given: what was indicated came with the refusal.
#include "support/provider.h"

HRESULT read(int Index, IWbemClassObject *Instance);

class Provider : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    HRESULT Hr = Sink->Indicate(1, &First);
    if (FAILED(Hr))
      return Hr;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
  }

  // Allowed: nothing was given.
  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    if (FAILED(read(0, First)))
      return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    Sink->Indicate(1, &First);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  // Allowed: what there is, and a status that is no error.
  STDMETHODIMP CreateClassEnumAsync(const BSTR, LONG, IWbemContext *,
                                    IWbemObjectSink *Sink) override {
    Sink->Indicate(1, &First);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_ACCESS_DENIED, nullptr, nullptr);
  }

  IWbemClassObject *First = nullptr;
};
