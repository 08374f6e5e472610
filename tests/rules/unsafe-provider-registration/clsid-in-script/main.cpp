// checks: comsec-unsafe-provider-registration
// The only provider of this folder; its CLSID stands in the script that registers the DLL.
#include "support/provider-dll.h"

class Files : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID, REFIID Iid, void **Object) {
  return classObjectOf<Files>(Iid, Object);
}
