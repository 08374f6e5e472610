// checks: comsec-unsafe-provider-registration
// The helper that would impersonate cannot be read: that it does not is not proved.
#include "client.h"
#include "support/provider-dll.h"

class __declspec(uuid("A92D7615-A72C-44BA-BB5E-FD25CCD70B01")) Files : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = becomeClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  return Class == __uuidof(Files) ? classObjectOf<Files>(Iid, Object) : CLASS_E_CLASSNOTAVAILABLE;
}
