// One helper, called with a client and without: the call without is the finding.
#include "support/provider.h"

struct Files {
  static HRESULT remove(const wchar_t *Path) {
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }
  static HRESULT removeAsClient(const wchar_t *Path) {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // Sees to it itself, so it does not matter who calls.
    const HRESULT Result = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    CoRevertToSelf();
    return Result;
  }
};

class Provider : public ProviderSkeleton {
  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    return FAILED(Hr) ? Hr : Files::remove(Path);
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    return Files::remove(Path);
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *) override {
    return Files::removeAsClient(L"C:\\Data\\a.txt");
  }
};
