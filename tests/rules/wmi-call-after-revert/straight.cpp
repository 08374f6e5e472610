// WMI may be called while the thread acts as the client, and not after the revert.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *Context,
                                IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // As the client: what the document asks for.
    Hr = Namespace->PutInstance(Instance, 0, Context, nullptr);
    CoRevertToSelf();
    if (SUCCEEDED(Hr))
      Hr = Namespace->PutInstance(Instance, 0, Context, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  // Several calls after one impersonation, and one revert behind them all.
  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *Context,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    IWbemClassObject *Instance = nullptr;
    Hr = Namespace->GetObject(Path, 0, Context, &Instance, nullptr);
    if (SUCCEEDED(Hr)) {
      Instance->Release();
      Hr = Namespace->DeleteInstance(Path, 0, Context, nullptr);
    }
    CoRevertToSelf();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  // The success path never reverts: COM does it when the method returns.
  STDMETHODIMP ExecQueryAsync(const BSTR Language, const BSTR Query, LONG, IWbemContext *Context,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return Namespace->ExecQueryAsync(Language, Query, 0, Context, Sink);
  }
};
