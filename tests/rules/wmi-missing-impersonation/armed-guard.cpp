// WIL's guard is armed from the beginning. Assigned to, it first reverts: after the impersonation that
// the assignment is about.
#include "support/provider.h"
#include "support/wil.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    wil::unique_coreverttoself_call Client;
    Client = wil::CoImpersonateClient();
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    auto Client = wil::CoImpersonateClient();
    // Made by the impersonation itself.
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    wil::unique_coreverttoself_call Client(false);
    Client = wil::CoImpersonateClient();
    // Not armed before.
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *) override {
    wil::unique_coreverttoself_call Client;
    Client.release();
    Client = wil::CoImpersonateClient();
    // Disarmed in time.
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG Flags, IWbemContext *,
                                       IWbemObjectSink *) override {
    wil::unique_coreverttoself_call Client;
    if (Flags)
      Client = wil::CoImpersonateClient_failfast();
    return DeleteFileW(Class) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }
};
