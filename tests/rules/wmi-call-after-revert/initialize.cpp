// Initialize is not called for a client's request: less, but not nothing.
#include "support/provider.h"

class RevertsInInitialize : public ProviderSkeleton {
  STDMETHODIMP Initialize(LPWSTR, LONG, LPWSTR, LPWSTR, IWbemServices *Services,
                          IWbemContext *Context, IWbemProviderInitSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    BSTR Class = SysAllocString(L"Sample_Class");
    IWbemClassObject *Object = nullptr;
    CoRevertToSelf();
    Hr = Services->GetObject(Class, 0, Context, &Object, nullptr); // want: wmi-call-after-revert note "CoRevertToSelf"
    if (Object)
      Object->Release();
    SysFreeString(Class);
    return Sink->SetStatus(SUCCEEDED(Hr) ? LONG(WBEM_S_INITIALIZED) : LONG(WBEM_E_FAILED), 0);
  }
};

class NeverImpersonates : public ProviderSkeleton {
  STDMETHODIMP Initialize(LPWSTR, LONG, LPWSTR, LPWSTR, IWbemServices *Services,
                          IWbemContext *Context, IWbemProviderInitSink *Sink) override {
    BSTR Query = SysAllocString(L"SELECT * FROM Sample_Class");
    BSTR Language = SysAllocString(L"WQL");
    IEnumWbemClassObject *Found = nullptr;
    // As Microsoft's own samples do: there is no client yet.
    const HRESULT Hr = Services->ExecQuery(Language, Query, 0, Context, &Found);
    if (Found)
      Found->Release();
    SysFreeString(Language);
    SysFreeString(Query);
    return Sink->SetStatus(SUCCEEDED(Hr) ? LONG(WBEM_S_INITIALIZED) : LONG(WBEM_E_FAILED), 0);
  }
};

// An Initialize of the project's own is like any function.
class Store {
  HRESULT Initialize(IWbemServices *Services, IWbemClassObject *Object) {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    CoRevertToSelf();
    return Services->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
  }
};
