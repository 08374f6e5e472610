// A provider is a namespace of its own to others. What it calls of itself does not leave its code.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG Flags, IWbemContext *Context,
                                       IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    CoRevertToSelf();
    // The method above.
    return Provider::ExecQueryAsync(Class, Class, Flags, Context, Sink);
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR Method, LONG Flags, IWbemContext *Context,
                               IWbemClassObject *In, IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    CoRevertToSelf();
    return Namespace->ExecMethodAsync(Path, Method, Flags, Context, In, Sink); // want: wmi-call-after-revert warning "ExecMethodAsync"
  }
};
