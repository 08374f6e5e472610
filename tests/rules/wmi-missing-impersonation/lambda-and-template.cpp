// Work handed to others: it runs where it is called.
#include "support/provider.h"

template <typename Work> HRESULT asClient(Work Do) {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  const HRESULT Result = Do();
  CoRevertToSelf();
  return Result;
}

template <typename Work> HRESULT asIs(Work Do) { return Do(); }

static DWORD WINAPI work(void *Path) {
  // Another thread: no client of this call is its own. Nothing is said about it.
  return DeleteFileW(static_cast<const wchar_t *>(Path));
}

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    return asIs([Path]() -> HRESULT {
      return DeleteFileW(Path) ? S_OK : S_FALSE; // want: wmi-missing-impersonation warning "DeleteFile"
    });
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    // Inside the helper's impersonation.
    return asClient([Path]() -> HRESULT { return DeleteFileW(Path) ? S_OK : S_FALSE; });
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    auto Remove = [Path] { return DeleteFileW(Path); };
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // Written above the impersonation, run below it.
    return Remove() ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *) override {
    return QueueUserWorkItem(&work, nullptr, 0) ? S_OK : WBEM_E_FAILED;
  }
};
