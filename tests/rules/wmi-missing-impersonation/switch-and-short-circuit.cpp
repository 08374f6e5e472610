// checks: comsec-wmi-missing-impersonation
// Cases, and operands that are not always run.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG What, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    switch (What) {
    case 0:
      if (FAILED(CoImpersonateClient()))
        return WBEM_E_ACCESS_DENIED;
      // Behind the impersonation of this case.
      return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    case 1:
      return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
    default:
      return WBEM_E_INVALID_METHOD;
    }
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    // The right operand runs as the client only.
    return SUCCEEDED(CoImpersonateClient()) && DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    return FAILED(CoImpersonateClient()) && DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }
};
