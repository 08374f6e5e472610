// Impersonating on one branch is not enough for the other.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG Flags, IWbemContext *,
                              IWbemObjectSink *) override {
    if (Flags & WBEM_FLAG_DIRECT_READ) {
      const HRESULT Hr = CoImpersonateClient();
      if (FAILED(Hr))
        return Hr;
    }
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    const bool Impersonate = *Path == L'\\';
    if (Impersonate && FAILED(CoImpersonateClient()))
      return WBEM_E_ACCESS_DENIED;
    Sleep(0);
    // The same condition: whoever comes here has impersonated.
    if (Impersonate)
      DeleteFileW(Path);
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *In, IWbemObjectSink *) override {
    if (!In)
      return WBEM_E_INVALID_PARAMETER; // an early return before all of it
    if (FAILED(CoImpersonateClient()))
      return WBEM_E_ACCESS_DENIED;
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG Flags, IWbemContext *,
                                IWbemObjectSink *) override {
    HRESULT Hr;
    if (Flags)
      Hr = CoImpersonateClient();
    else
      Hr = becomeClient();
    // One test behind both.
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
  }

  static HRESULT becomeClient() {
    const HRESULT Hr = CoImpersonateClient();
    return FAILED(Hr) ? HRESULT(WBEM_E_ACCESS_DENIED) : Hr;
  }
};
