// checks: comsec-unsafe-provider-registration
// Two providers in one DLL, each with its own class: one impersonates.
#include "support/provider-dll.h"

class __declspec(uuid("A92D7615-A72C-44BA-BB5E-FD25CCD70901")) Careful : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

class __declspec(uuid("A92D7615-A72C-44BA-BB5E-FD25CCD70902")) Careless : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  if (Class == __uuidof(Careful))
    return classObjectOf<Careful>(Iid, Object);
  if (Class == __uuidof(Careless))
    return classObjectOf<Careless>(Iid, Object);
  return CLASS_E_CLASSNOTAVAILABLE;
}
