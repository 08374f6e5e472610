// errors: expected
// What stands for the client's impersonation cannot be compiled: its header is not there. The
// compiler drops the statement, but that it is gone says nothing against the provider.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    auto Token = guards::impersonateCaller();
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    ActAsCaller Caller;
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteClassAsync(const BSTR Path, LONG, IWbemContext *,
                                IWbemObjectSink *Sink) override {
    RETURN_UNLESS(becomeCaller());
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  // Dropped behind the work, hence too late for it.
  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *Sink) override {
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
    Journal Written(Hr);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  // The helper's own first statement may impersonate.
  static void prepare() { ActAsCaller::forThisThread(); }
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *Sink) override {
    prepare();
    const HRESULT Hr = DeleteFileW(L"C:\\Data\\Instance") ? S_OK : WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};
