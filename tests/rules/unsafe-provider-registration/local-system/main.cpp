// checks: comsec-unsafe-provider-registration
// A provider that needs the machine's rights for a moment, and else works as its client.
#include "support/provider-dll.h"

class __declspec(uuid("A92D7615-A72C-44BA-BB5E-FD25CCD70801")) Disks : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  return Class == __uuidof(Disks) ? classObjectOf<Disks>(Iid, Object) : CLASS_E_CLASSNOTAVAILABLE;
}
