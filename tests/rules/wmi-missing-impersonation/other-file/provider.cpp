#include "handlers.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    return dispatch(Path, Sink);
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (SUCCEEDED(Hr))
      Hr = removeJobAsClient(Path);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};
