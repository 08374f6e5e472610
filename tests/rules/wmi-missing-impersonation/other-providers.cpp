// The other kinds of providers that answer clients.
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
    DWORD Size = 0;
    V_VT(Value) = VT_NULL;
    return RegQueryValueExW(HKEY_LOCAL_MACHINE, L"Path", nullptr, nullptr, nullptr, &Size); // want: wmi-missing-impersonation warning "RegQueryValueEx"
  }
  STDMETHODIMP PutProperty(LONG, const BSTR, const BSTR, const BSTR, const BSTR Name,
                           const VARIANT *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // As the client.
    return DeleteFileW(Name) ? S_OK : WBEM_E_FAILED;
  }
};

class Counters : public Object<IWbemHiPerfProvider> {
  STDMETHODIMP QueryInstances(IWbemServices *, WCHAR *Class, LONG, IWbemContext *,
                              IWbemObjectSink *) override {
    return DeleteFileW(Class) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
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
  STDMETHODIMP GetObjects(IWbemServices *, LONG, IWbemObjectAccess **, LONG,
                          IWbemContext *) override {
    return WBEM_E_NOT_SUPPORTED;
  }
};

// Some other server: its methods are no business of this rule.
class Other : public Object<IPersist> {
  STDMETHODIMP GetClassID(CLSID *) override {
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : E_FAIL;
  }
};
