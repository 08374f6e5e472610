// An enumeration that meets a refusal on the way.
#include "support/provider.h"

HRESULT read(int Index, IWbemClassObject *Instance);

class Wrong : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG Count, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    for (LONG I = 0; I < Count; ++I) {
      if (FAILED(read(I, All[I]))) // the rounds before have indicated
        return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
      Sink->Indicate(1, &All[I]);
    }
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject **All = nullptr;
};

// Allowed: leave out what may not be seen, and say nothing.
class Silent : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG Count, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    for (LONG I = 0; I < Count; ++I)
      if (SUCCEEDED(read(I, All[I])))
        Sink->Indicate(1, &All[I]);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject **All = nullptr;
};

// Allowed: remember the refusal, and end with the status that is no error.
class Partial : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG Count, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    HRESULT Hr = WBEM_S_NO_ERROR;
    for (LONG I = 0; I < Count; ++I) {
      if (SUCCEEDED(read(I, All[I])))
        Sink->Indicate(1, &All[I]);
      else
        Hr = WBEM_S_ACCESS_DENIED;
    }
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
  IWbemClassObject **All = nullptr;
};

// Allowed: stop at the first refusal.
class Stops : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG Count, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    for (LONG I = 0; I < Count; ++I) {
      if (FAILED(read(I, All[I])))
        return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_ACCESS_DENIED, nullptr, nullptr);
      Sink->Indicate(1, &All[I]);
    }
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject **All = nullptr;
};

// Allowed: all or nothing. The refusals come before the first object is given.
class AllOrNothing : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG Count, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    for (LONG I = 0; I < Count; ++I)
      if (FAILED(read(I, All[I])))
        return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    Sink->Indicate(Count, All);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject **All = nullptr;
};

// Another error than a refusal tells nothing about rights.
class OtherError : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG Count, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    for (LONG I = 0; I < Count; ++I) {
      if (FAILED(read(I, All[I])))
        return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_FAILED, nullptr, nullptr);
      Sink->Indicate(1, &All[I]);
    }
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject **All = nullptr;
};
