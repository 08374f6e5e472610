// checks: comsec-unsafe-provider-registration
// It impersonates in another file, through the interface.
#include <initguid.h>
#include "client.h"
#include "support/provider-dll.h"

DEFINE_GUID(CLSID_Files, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x06, 0x01);

class Files : public ProviderSkeleton {
  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    const HRESULT Hr = becomeClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  return Class == CLSID_Files ? classObjectOf<Files>(Iid, Object) : CLASS_E_CLASSNOTAVAILABLE;
}
