// What a provider reads for a client, it reads with the client's rights.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
    // As the client.
    Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    CoRevertToSelf();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *Sink) override {
    HKEY Key = nullptr;
    if (!RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE", 0, KEY_READ, &Key)) // want: wmi-missing-impersonation warning "RegOpenKeyEx"
      RegCloseKey(Key);
    const HRESULT Hr = CoImpersonateClient(); // too late: the order counts
    if (FAILED(Hr))
      return Hr;
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *,
                                       IWbemObjectSink *Sink) override {
    // From the provider's own memory, with nothing that needs a right.
    SYSTEMTIME Now;
    GetSystemTime(&Now);
    InterlockedIncrement(&Asked);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
  LONG Asked = 0;
};
