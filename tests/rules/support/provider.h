// A WMI provider that supports nothing, and the declarations that cases about providers share. A
// case derives from it and overrides the one method that it is about.
#pragma once

#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>
#include <wbemprov.h>

class ProviderSkeleton : public IWbemServices, public IWbemProviderInit {
public:
  STDMETHODIMP QueryInterface(REFIID, void **) override { return E_NOINTERFACE; }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }

  STDMETHODIMP Initialize(LPWSTR, LONG, LPWSTR, LPWSTR, IWbemServices *Services, IWbemContext *,
                          IWbemProviderInitSink *Sink) override {
    Namespace = Services;
    Namespace->AddRef();
    return Sink->SetStatus(WBEM_S_INITIALIZED, 0);
  }

  STDMETHODIMP OpenNamespace(const BSTR, LONG, IWbemContext *, IWbemServices **,
                             IWbemCallResult **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP CancelAsyncCall(IWbemObjectSink *) override { return WBEM_E_PROVIDER_NOT_CAPABLE; }
  STDMETHODIMP QueryObjectSink(LONG, IWbemObjectSink **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP GetObject(const BSTR, LONG, IWbemContext *, IWbemClassObject **,
                         IWbemCallResult **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP GetObjectAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP PutClass(IWbemClassObject *, LONG, IWbemContext *, IWbemCallResult **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP PutClassAsync(IWbemClassObject *, LONG, IWbemContext *, IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP DeleteClass(const BSTR, LONG, IWbemContext *, IWbemCallResult **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP DeleteClassAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP CreateClassEnum(const BSTR, LONG, IWbemContext *, IEnumWbemClassObject **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP CreateClassEnumAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP PutInstance(IWbemClassObject *, LONG, IWbemContext *, IWbemCallResult **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP DeleteInstance(const BSTR, LONG, IWbemContext *, IWbemCallResult **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP DeleteInstanceAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP CreateInstanceEnum(const BSTR, LONG, IWbemContext *,
                                  IEnumWbemClassObject **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP ExecQuery(const BSTR, const BSTR, LONG, IWbemContext *,
                         IEnumWbemClassObject **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                              IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP ExecNotificationQuery(const BSTR, const BSTR, LONG, IWbemContext *,
                                     IEnumWbemClassObject **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP ExecNotificationQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                                          IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP ExecMethod(const BSTR, const BSTR, LONG, IWbemContext *, IWbemClassObject *,
                          IWbemClassObject **, IWbemCallResult **) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }
  STDMETHODIMP ExecMethodAsync(const BSTR, const BSTR, LONG, IWbemContext *, IWbemClassObject *,
                               IWbemObjectSink *) override {
    return WBEM_E_PROVIDER_NOT_CAPABLE;
  }

protected:
  IWbemServices *Namespace = nullptr;
};

// Fills one instance from what the provider holds in memory.
inline HRESULT fill(IWbemClassObject *Instance) {
  VARIANT Value;
  V_VT(&Value) = VT_I4;
  V_I4(&Value) = 1;
  return Instance->Put(L"Id", 0, &Value, 0);
}
