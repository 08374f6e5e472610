// Rounds and jumps.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG Count, IWbemContext *,
                                       IWbemObjectSink *) override {
    for (LONG I = 0; I < Count; ++I) {
      DeleteFileW(Class); // want: wmi-missing-impersonation warning "DeleteFile"
      if (FAILED(CoImpersonateClient())) // from the second round on
        return WBEM_E_ACCESS_DENIED;
    }
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP ExecQueryAsync(const BSTR, const BSTR Query, LONG Count, IWbemContext *,
                              IWbemObjectSink *) override {
    for (LONG I = 0; I < Count; ++I) {
      if (FAILED(CoImpersonateClient()))
        continue;
      // In every round behind the impersonation.
      DeleteFileW(Query);
      CoRevertToSelf();
    }
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG Flags, IWbemContext *,
                              IWbemObjectSink *) override {
    HRESULT Hr = WBEM_S_NO_ERROR;
    if (Flags)
      goto Work; // past the impersonation
    Hr = CoImpersonateClient();
    if (FAILED(Hr))
      goto Done;
  Work:
    DeleteFileW(Path); // want: wmi-missing-impersonation warning "DeleteFile"
  Done:
    return Hr;
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      goto Done; // past the work
    DeleteFileW(Path);
    CoRevertToSelf();
  Done:
    return Hr;
  }
};
