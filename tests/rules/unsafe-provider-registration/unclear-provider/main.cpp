// checks: comsec-unsafe-provider-registration
// One provider impersonates and one does not, and nothing says which CLSID is whose: both come out of
// a table that is filled elsewhere.
#include <initguid.h>
#include "support/provider-dll.h"

DEFINE_GUID(CLSID_First, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x0a, 0x01);
DEFINE_GUID(CLSID_Second, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x0a, 0x02);

class Careful : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

class Careless : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }
};

extern IClassFactory *Factories[2]; // of another library

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  if (Class != CLSID_First && Class != CLSID_Second)
    return CLASS_E_CLASSNOTAVAILABLE;
  return Factories[Class == CLSID_Second]->QueryInterface(Iid, Object);
}

void fill() {
  static FactoryOf<Careful> One;
  static FactoryOf<Careless> Other;
  const bool Swapped = GetTickCount() % 2;
  Factories[Swapped] = &One;
  Factories[!Swapped] = &Other;
}
