// checks: comsec-unsafe-provider-registration
// Both providers impersonate. Their registrations are in provider.mof.
#include <initguid.h>
#include "support/provider-dll.h"

DEFINE_GUID(CLSID_Files, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x05, 0x01);

class __declspec(uuid("A92D7615-A72C-44BA-BB5E-FD25CCD70502")) Services : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

class Files : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  if (Class == CLSID_Files)
    return classObjectOf<Files>(Iid, Object);
  if (Class == __uuidof(Services))
    return classObjectOf<Services>(Iid, Object);
  return CLASS_E_CLASSNOTAVAILABLE;
}
