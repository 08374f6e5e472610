// checks: comsec-wmi-call-after-revert
// A failed impersonation leaves the thread as it was.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *Context,
                                IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
    Hr = Namespace->PutInstance(Instance, 0, Context, nullptr);
    CoRevertToSelf();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *Context,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      OutputDebugStringW(L"no client"); // and goes on as the host
    Hr = Namespace->DeleteInstance(Path, 0, Context, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};

HRESULT secondTryFails(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (FAILED(CoImpersonateClient()))
    return E_ACCESSDENIED;
  CoRevertToSelf();
  const HRESULT Again = CoImpersonateClient();
  if (FAILED(Again))
    OutputDebugStringW(L"still itself");
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}
