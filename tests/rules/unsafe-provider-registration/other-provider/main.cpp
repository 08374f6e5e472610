// checks: comsec-unsafe-provider-registration
// A provider that never impersonates, and is none of those in provider.mof.
#include "support/provider-dll.h"

class __declspec(uuid("A92D7615-A72C-44BA-BB5E-FD25CCD70E01")) Files : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  return Class == __uuidof(Files) ? classObjectOf<Files>(Iid, Object) : CLASS_E_CLASSNOTAVAILABLE;
}
