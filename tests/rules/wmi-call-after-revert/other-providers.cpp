// The other kinds of providers: what they override of these interfaces, WMI calls for somebody else.
#include "support/provider.h"

template <typename Interface> class Object : public Interface {
public:
  STDMETHODIMP QueryInterface(REFIID, void **) override { return E_NOINTERFACE; }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
};

class Properties : public Object<IWbemPropertyProvider> {
  STDMETHODIMP GetProperty(LONG, const BSTR, const BSTR, const BSTR, const BSTR,
                           VARIANT *Value) override {
    V_VT(Value) = VT_NULL;
    return WBEM_S_NO_ERROR;
  }
  STDMETHODIMP PutProperty(LONG, const BSTR, const BSTR, const BSTR, const BSTR,
                           const VARIANT *) override {
    return Services->PutInstance(Last, 0, nullptr, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
  }
  IWbemServices *Services = nullptr;
  IWbemClassObject *Last = nullptr;
};

class Counters : public Object<IWbemHiPerfProvider> {
  STDMETHODIMP QueryInstances(IWbemServices *Services, WCHAR *, LONG, IWbemContext *Context,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    CoRevertToSelf();
    BSTR Class = SysAllocString(L"Sample_Class");
    Hr = Services->CreateInstanceEnumAsync(Class, 0, Context, Sink); // want: wmi-call-after-revert warning "CoRevertToSelf"
    SysFreeString(Class);
    return Hr;
  }
  STDMETHODIMP CreateRefresher(IWbemServices *, LONG, IWbemRefresher **) override {
    return WBEM_E_NOT_SUPPORTED;
  }
  STDMETHODIMP CreateRefreshableObject(IWbemServices *, IWbemObjectAccess *, IWbemRefresher *, LONG,
                                       IWbemContext *, IWbemObjectAccess **, LONG *) override {
    return WBEM_E_NOT_SUPPORTED;
  }
  STDMETHODIMP StopRefreshing(IWbemRefresher *, LONG, LONG) override { return WBEM_E_NOT_SUPPORTED; }
  STDMETHODIMP CreateRefreshableEnum(IWbemServices *, LPCWSTR, IWbemRefresher *, LONG,
                                     IWbemContext *, IWbemHiPerfEnum *, LONG *) override {
    return WBEM_E_NOT_SUPPORTED;
  }
  STDMETHODIMP GetObjects(IWbemServices *Services, LONG, IWbemObjectAccess **, LONG,
                          IWbemContext *Context) override {
    IWbemClassObject *Class = nullptr;
    BSTR Name = SysAllocString(L"Sample_Class");
    // A class definition again.
    const HRESULT Hr = Services->GetObject(Name, 0, Context, &Class, nullptr);
    SysFreeString(Name);
    if (Class)
      Class->Release();
    return Hr;
  }
};

class Events : public Object<IWbemEventProvider> {
  STDMETHODIMP ProvideEvents(IWbemObjectSink *, LONG) override {
    return Services->PutInstance(Last, 0, nullptr, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
  }
  IWbemServices *Services = nullptr;
  IWbemClassObject *Last = nullptr;
};

class Consumer : public Object<IWbemUnboundObjectSink> {
  STDMETHODIMP IndicateToConsumer(IWbemClassObject *, LONG, IWbemClassObject **Objects) override {
    return Services->PutInstance(Objects[0], 0, nullptr, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
  }
  IWbemServices *Services = nullptr;
};

class Consumers : public Object<IWbemEventConsumerProvider> {
  STDMETHODIMP FindConsumer(IWbemClassObject *Logical, IWbemUnboundObjectSink **Found) override {
    *Found = nullptr;
    return Services->PutInstance(Logical, 0, nullptr, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
  }
  // Of no interface: nobody but the class itself calls it.
  HRESULT store(IWbemClassObject *Logical) {
    return Services->PutInstance(Logical, 0, nullptr, nullptr);
  }
  IWbemServices *Services = nullptr;
};
