// The call into WMI in one file, the data in another.
#include "disk.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *,
                                IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    Hr = storeObject(Namespace, Instance);
    if (SUCCEEDED(Hr) && !removeFile(L"C:\\Data\\a.txt"))
      Hr = WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    Hr = storeObject(Namespace, nullptr);
    if (SUCCEEDED(Hr) && !removeFileAsClient(L"C:\\Data\\a.txt"))
      Hr = WBEM_E_FAILED;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};
