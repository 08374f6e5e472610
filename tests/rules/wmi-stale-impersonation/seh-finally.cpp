// The block runs after whatever the __try did.
#include "support/provider.h"

HRESULT dataInTheBlock(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  __try {
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  } __finally {
    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
    CoRevertToSelf();
  }
  return Hr;
}

HRESULT dataInTheTry(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  __try {
    // Before WMI is called.
    if (DeleteFileW(L"C:\\Data\\a.txt"))
      Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  } __finally {
    CoRevertToSelf();
  }
  return Hr;
}
