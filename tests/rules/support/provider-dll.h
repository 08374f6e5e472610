// What makes a DLL of a provider: its class object. A case names the CLSID.
#pragma once
#include "support/provider.h"

template <class Provider> struct FactoryOf : IClassFactory {
  STDMETHODIMP QueryInterface(REFIID, void **Object) override {
    *Object = this;
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP CreateInstance(IUnknown *, REFIID Iid, void **Object) override {
    static Provider Only;
    return static_cast<IWbemServices &>(Only).QueryInterface(Iid, Object);
  }
  STDMETHODIMP LockServer(BOOL) override { return S_OK; }
};

/// For DllGetClassObject.
template <class Provider> HRESULT classObjectOf(REFIID Iid, void **Object) {
  static FactoryOf<Provider> Only;
  return Only.QueryInterface(Iid, Object);
}
