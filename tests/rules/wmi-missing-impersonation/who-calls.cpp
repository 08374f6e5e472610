// Only what WMI calls for a client needs that client.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
public:
  // Runs once, when the provider starts, for no client.
  STDMETHODIMP Initialize(LPWSTR, LONG, LPWSTR, LPWSTR, IWbemServices *Services, IWbemContext *,
                          IWbemProviderInitSink *Sink) override {
    Namespace = Services;
    HKEY Key = nullptr;
    if (!RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE", 0, KEY_READ, &Key))
      RegCloseKey(Key);
    return Sink->SetStatus(WBEM_S_INITIALIZED, 0);
  }

  // Made and destroyed by the host.
  Provider() { DeleteFileW(L"C:\\Data\\stale.log"); }
  ~Provider() { DeleteFileW(L"C:\\Data\\own.log"); }

  STDMETHODIMP_(ULONG) Release() override {
    DeleteFileW(L"C:\\Data\\own.tmp");
    return 1;
  }

  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *,
                              IWbemObjectSink *Sink) override {
    const HRESULT Hr = remove(Path);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    Hr = removeAsClient(Path);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  HRESULT remove(const wchar_t *Path) {
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }

  // Only reached as the client.
  HRESULT removeAsClient(const wchar_t *Path) {
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  // Called by nobody here.
  HRESULT tidyUp() { return DeleteFileW(L"C:\\Data\\own.log") ? S_OK : WBEM_E_FAILED; }
};

// No provider.
struct Cleaner {
  HRESULT DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) {
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }
};
