// In a method that WMI calls for a client, the thread is the host's until it impersonates.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *Context,
                                IWbemObjectSink *Sink) override {
    HRESULT Hr = Namespace->PutInstance(Instance, 0, Context, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *Context,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = Namespace->DeleteInstance(Path, 0, Context, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
    if (SUCCEEDED(Hr))
      Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // Too late for the first, in time for the second.
    Hr = Namespace->DeleteInstance(Path, 0, Context, nullptr);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP GetObjectAsync(const BSTR, LONG, IWbemContext *Context,
                              IWbemObjectSink *Sink) override {
    IWbemClassObject *Class = nullptr;
    IWbemClassObject *Instance = nullptr;
    BSTR Name = SysAllocString(L"Sample_Class");
    // The definition of the provider's own class: Microsoft's samples fetch it like this.
    HRESULT Hr = Namespace->GetObject(Name, 0, Context, &Class, nullptr);
    SysFreeString(Name);
    if (FAILED(Hr))
      return Hr;
    Hr = Class->SpawnInstance(0, &Instance);
    Class->Release();
    if (FAILED(Hr))
      return Hr;
    Hr = Sink->Indicate(1, &Instance);
    Instance->Release();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG, IWbemContext *Context,
                                       IWbemObjectSink *Sink) override {
    return collect(Class, Context, Sink);
  }

  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR Query, LONG, IWbemContext *Context,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return collectAsClient(Query, Context, Sink);
  }

  // Reached before anything has impersonated …
  HRESULT collect(BSTR Class, IWbemContext *Context, IWbemObjectSink *Sink) {
    return Namespace->CreateInstanceEnumAsync(Class, 0, Context, Sink); // want: wmi-call-after-revert note "before it has impersonated"
  }

  // … and only as the client.
  HRESULT collectAsClient(BSTR Query, IWbemContext *Context, IWbemObjectSink *Sink) {
    BSTR Language = SysAllocString(L"WQL");
    const HRESULT Hr = Namespace->ExecQueryAsync(Language, Query, 0, Context, Sink);
    SysFreeString(Language);
    return Hr;
  }
};

// No provider: a client of WMI has nobody to impersonate.
class Client {
public:
  HRESULT store(IWbemServices *Services, IWbemClassObject *Object) {
    return Services->PutInstance(Object, 0, nullptr, nullptr);
  }
};
