// checks: comsec-unsafe-provider-registration
// The framework stands between WMI and the class. Whether it impersonates for the author no document
// says: that the code does not proves nothing.
#include <initguid.h>
#include "wbemglue.h"

DEFINE_GUID(CLSID_Files, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x0c, 0x01);

class Files : public Provider {
public:
  Files() : Provider(L"Contoso_File", L"root\\cimv2") {}

protected:
  HRESULT GetObject(CInstance *, long) override {
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : E_FAIL;
  }
};

static Files TheFiles;

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  if (Class != CLSID_Files)
    return CLASS_E_CLASSNOTAVAILABLE;
  static CWbemProviderGlue Glue;
  return Glue.QueryInterface(Iid, Object);
}
