// Work as the host after a revert is the author's decision, and the document allows it.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    CoRevertToSelf();
    // For a moment as the administrator.
    DeleteFileW(L"C:\\Data\\own.log");
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    DeleteFileW(Path); // want: wmi-missing-impersonation warning "DeleteFile"
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    CoRevertToSelf();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }
};
