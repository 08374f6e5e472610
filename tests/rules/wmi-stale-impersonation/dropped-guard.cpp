// errors: expected
// A guard that the compiler does not know may take the client's token again, behind the call into
// WMI; one before the first impersonation has no say in it.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT impersonatesAgain(IWbemServices *Services, BSTR Path) {
  IWbemClassObject *Object = nullptr;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Services->GetObject(Path, 0, nullptr, &Object, nullptr);
  ActAsCaller Caller;
  return DeleteFileW(L"C:\\Data\\Object") ? Hr : E_FAIL;
}

static HRESULT droppedBefore(IWbemServices *Services, BSTR Path) {
  ActAsCaller Caller;
  IWbemClassObject *Object = nullptr;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Services->GetObject(Path, 0, nullptr, &Object, nullptr);
  return DeleteFileW(L"C:\\Data\\Object") ? Hr : E_FAIL; // want: wmi-stale-impersonation warning "DeleteFile"
}
