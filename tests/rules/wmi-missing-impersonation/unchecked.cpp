// A result that nobody looks at is one mistake, and said once, at the impersonation.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    // Looked at.
    if (CoImpersonateClient() != S_OK)
      return WBEM_E_ACCESS_DENIED;
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }
};
