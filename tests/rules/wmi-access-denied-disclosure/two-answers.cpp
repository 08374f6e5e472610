// WBEM_STATUS_COMPLETE ends an answer: what comes after it belongs to the next one.
#include "support/provider.h"

#include <wchar.h>

bool isAdministrator();

static HRESULT answerOpen(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  Sink->Indicate(1, &Instance);
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
}

static HRESULT answerSecured(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  if (!isAdministrator())
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
  Sink->Indicate(1, &Instance);
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
}

// A call has one class name: only one of the two branches is taken.
class ByName : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    HRESULT Hr = WBEM_E_INVALID_CLASS;
    if (_wcsicmp(Class, L"Sample_Open") == 0)
      Hr = answerOpen(Sink, First);
    if (_wcsicmp(Class, L"Sample_Secured") == 0)
      Hr = answerSecured(Sink, First);
    return Hr;
  }
  IWbemClassObject *First = nullptr;
};

// The waiting calls are answered one after the other.
class Queued : public ProviderSkeleton {
  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                              IWbemObjectSink *) override {
    for (int I = 0; I < Count; ++I)
      answerSecured(Waiting[I], First);
    return WBEM_S_NO_ERROR;
  }
  IWbemObjectSink **Waiting = nullptr;
  int Count = 0;
  IWbemClassObject *First = nullptr;
};

// A report of progress is no end.
class Progress : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    Sink->Indicate(1, &First);
    Sink->SetStatus(WBEM_STATUS_PROGRESS, 50, nullptr, nullptr);
    if (!isAdministrator())
      return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject *First = nullptr;
};
