// checks: comsec-unsafe-provider-registration
// The CLSID is text, from which the DLL makes a GUID.
#include "support/provider-dll.h"

class Files : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  CLSID Own;
  const HRESULT Hr = CLSIDFromString(L"{A92D7615-A72C-44BA-BB5E-FD25CCD70F01}", &Own);
  if (FAILED(Hr))
    return Hr;
  return Class == Own ? classObjectOf<Files>(Iid, Object) : CLASS_E_CLASSNOTAVAILABLE;
}
