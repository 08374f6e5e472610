// checks: comsec-wmi-missing-impersonation
// Handlers and __finally.
#include "support/provider.h"

void checkThrow(HRESULT Hr);
struct Denied {};

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    try {
      if (FAILED(CoImpersonateClient()))
        throw Denied();
      // Not reached when it failed.
      DeleteFileW(Path);
    } catch (const Denied &) {
      return WBEM_E_ACCESS_DENIED;
    }
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    try {
      if (FAILED(CoImpersonateClient()))
        throw Denied();
    } catch (const Denied &) {
      DeleteFileW(Path); // want: wmi-missing-impersonation warning "DeleteFile"
    }
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *) override {
    checkThrow(CoImpersonateClient());
    // A function that takes the result and comes back has been content with it.
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG, IWbemContext *,
                                       IWbemObjectSink *) override {
    HRESULT Hr = S_OK;
    __try {
      Hr = remove(Class);
    } __finally {
      CoRevertToSelf();
    }
    return Hr;
  }

  static HRESULT remove(const wchar_t *Path) {
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }
};
