#include "token.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    if (!hasToken())
      return WBEM_E_ACCESS_DENIED;
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return hasClientsToken() ? WBEM_S_NO_ERROR : WBEM_E_ACCESS_DENIED;
  }
};
