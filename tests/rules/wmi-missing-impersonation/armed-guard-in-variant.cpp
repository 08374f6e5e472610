// A variant is made with an object of its first class: an armed guard there is armed, another is not.
#include "support/provider.h"
#include "support/wil.h"

#include <variant>

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    std::variant<wil::unique_coreverttoself_call, int> Client;
    Client = wil::CoImpersonateClient();
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    std::variant<int, wil::unique_coreverttoself_call> Client;
    Client = wil::CoImpersonateClient();
    // It held a number.
    return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *) override {
    std::variant<wil::unique_coreverttoself_call, int> Client = 0;
    Client = wil::CoImpersonateClient();
    // It held a number.
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : WBEM_E_FAILED;
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Class, LONG, IWbemContext *,
                                       IWbemObjectSink *) override {
    std::variant<wil::unique_coreverttoself_call, int> Client = wil::CoImpersonateClient();
    // Made by the impersonation itself.
    return DeleteFileW(Class) ? S_OK : WBEM_E_FAILED;
  }
};
