// Which status is sent depends on the path: a value that only the path without an object has is fine.
#include "support/provider.h"

HRESULT read(int Index, IWbemClassObject *Instance);

class Provider : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    HRESULT Hr = read(0, First);
    if (SUCCEEDED(Hr))
      Hr = Sink->Indicate(1, &First);
    else
      Hr = WBEM_E_ACCESS_DENIED;
    // Either an object or the refusal.
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR, LONG Count, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = WBEM_S_NO_ERROR;
    for (LONG I = 0; I < Count; ++I) {
      if (FAILED(read(I, First)))
        Hr = WBEM_E_ACCESS_DENIED;
      else
        Sink->Indicate(1, &First);
    }
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "WBEM_E_ACCESS_DENIED"
  }

  STDMETHODIMP CreateClassEnumAsync(const BSTR, LONG Flags, IWbemContext *,
                                    IWbemObjectSink *Sink) override {
    if (Flags)
      Sink->Indicate(1, &First);
    Sleep(0);
    if (!Flags)
      // Nothing was indicated here.
      return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  IWbemClassObject *First = nullptr;
};
