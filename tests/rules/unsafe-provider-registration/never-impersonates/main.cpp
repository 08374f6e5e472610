// checks: comsec-unsafe-provider-registration
// Neither provider impersonates.
#include <initguid.h>
#include "support/provider-dll.h"

DEFINE_GUID(CLSID_Names, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x07, 0x01);
DEFINE_GUID(CLSID_Hosts, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x07, 0x02);

class Names : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

class Hosts : public ProviderSkeleton {
  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  if (Class == CLSID_Names)
    return classObjectOf<Names>(Iid, Object);
  if (Class == CLSID_Hosts)
    return classObjectOf<Hosts>(Iid, Object);
  return CLASS_E_CLASSNOTAVAILABLE;
}
