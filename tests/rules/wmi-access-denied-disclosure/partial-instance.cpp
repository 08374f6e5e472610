// One instance of which the client may not see all: the three forms that the document allows.
#include "support/provider.h"

HRESULT readSize(const wchar_t *Path, ULONG *Size);

class LeavesOut : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    VARIANT Value;
    ULONG Size = 0;
    V_VT(&Value) = VT_NULL; // stays so when the size may not be seen
    if (SUCCEEDED(readSize(Path, &Size))) {
      V_VT(&Value) = VT_I4;
      V_I4(&Value) = Size;
    }
    Instance->Put(L"Size", 0, &Value, 0);
    Sink->Indicate(1, &Instance);
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject *Instance = nullptr;
};

class Refuses : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    ULONG Size = 0;
    if (FAILED(readSize(Path, &Size)))
      return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    Sink->Indicate(1, &Instance);
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject *Instance = nullptr;
};

class Explains : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    ULONG Size = 0;
    if (FAILED(readSize(Path, &Size)))
      return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, Error);
    Sink->Indicate(1, &Instance);
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject *Instance = nullptr;
  IWbemClassObject *Error = nullptr;
};

class GivesBoth : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    ULONG Size = 0;
    const HRESULT Hr = readSize(Path, &Size);
    Sink->Indicate(1, &Instance);
    if (FAILED(Hr))
      return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, Error); // want: wmi-access-denied-disclosure warning "Indicate"
    return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  IWbemClassObject *Instance = nullptr;
  IWbemClassObject *Error = nullptr;
};
