// checks: comsec-wmi-missing-impersonation
// Where the impersonation failed, the thread is still the host's.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      OutputDebugStringW(L"no client"); // and goes on
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (SUCCEEDED(Hr))
      // Only with the client.
      DeleteFileW(Path);
    return Hr;
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (SUCCEEDED(Hr))
      OutputDebugStringW(L"as the client");
    DeleteFileW(Path); // want: wmi-missing-impersonation warning "DeleteFile"
    return Hr;
  }
};
