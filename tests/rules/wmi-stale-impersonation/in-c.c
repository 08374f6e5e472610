// The same in C.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

HRESULT byTable(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->lpVtbl->PutInstance(Wmi, Object, 0, NULL, NULL);
  if (SUCCEEDED(Hr))
    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  return Hr;
}

HRESULT byMacro(IWbemServices *Wmi, BSTR Path) {
  HKEY Key = NULL;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = IWbemServices_DeleteInstance(Wmi, Path, 0, NULL, NULL);
  if (SUCCEEDED(Hr) && !RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE", 0, KEY_READ, &Key)) // want: wmi-stale-impersonation warning "RegOpenKeyEx"
    RegCloseKey(Key);
  return Hr;
}

HRESULT anew(IWbemServices *Wmi, BSTR Path) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = IWbemServices_DeleteInstance(Wmi, Path, 0, NULL, NULL);
  if (FAILED(Hr))
    return Hr;
  Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  /* Impersonated anew. */
  DeleteFileW(L"C:\\Data\\a.txt");
  CoRevertToSelf();
  return Hr;
}
