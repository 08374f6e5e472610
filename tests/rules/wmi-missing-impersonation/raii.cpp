// checks: comsec-wmi-missing-impersonation
// Guards: the client inside their scope, the host outside.
#include "support/provider.h"

class Impersonation {
public:
  Impersonation() : Result(CoImpersonateClient()) {}
  ~Impersonation() {
    if (SUCCEEDED(Result))
      CoRevertToSelf();
  }
  Impersonation(const Impersonation &) = delete;
  Impersonation &operator=(const Impersonation &) = delete;
  bool ok() const { return SUCCEEDED(Result); }

private:
  const HRESULT Result;
};

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    Impersonation Client;
    if (!Client.ok())
      return WBEM_E_ACCESS_DENIED;
    // The guard is alive and was asked.
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    DeleteFileW(Path); // want: wmi-missing-impersonation warning "DeleteFile"
    Impersonation Client;
    return Client.ok() ? S_OK : WBEM_E_ACCESS_DENIED;
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    if (Impersonation Client; Client.ok())
      return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }
};
