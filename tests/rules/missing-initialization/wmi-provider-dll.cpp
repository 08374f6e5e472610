// checks: comsec-missing-initialization,comsec-masked-com-exceptions
// An in-process WMI provider that is a client of WMI too: its host has set the security long ago.
#include "support/wmi.h"
#include <wbemprov.h>

static IWbemServices *Other = nullptr;

class Provider : public IWbemProviderInit {
public:
  STDMETHODIMP QueryInterface(REFIID, void **) override { return E_NOINTERFACE; }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP Initialize(LPWSTR, LONG, LPWSTR, LPWSTR, IWbemServices *, IWbemContext *,
                          IWbemProviderInitSink *Sink) override {
    return Sink->SetStatus(FAILED(connectToWmi(&Other)) ? WBEM_E_FAILED : WBEM_S_INITIALIZED, 0);
  }
};

STDAPI DllGetClassObject(REFCLSID, REFIID, void **Object) {
  *Object = new Provider;
  return S_OK;
}

STDAPI DllCanUnloadNow() { return S_FALSE; }
