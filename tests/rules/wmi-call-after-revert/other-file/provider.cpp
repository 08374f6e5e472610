// Impersonation, revert and call in three files.
#include "provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *,
                                IWbemObjectSink *Sink) override {
    HRESULT Hr = becomeClient();
    if (FAILED(Hr))
      return Hr;
    becomeSelf();
    Hr = storeObject(Namespace, Instance);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = becomeClient();
    if (FAILED(Hr))
      return Hr;
    Hr = removeObject(Namespace, Path);
    becomeSelf();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};
