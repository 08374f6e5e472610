// Order inside one expression, and cases that fall through.
#include "support/provider.h"

HRESULT rightOperand(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  const bool Done = SUCCEEDED(Wmi->PutInstance(Object, 0, nullptr, nullptr)) &&
                    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  return Done ? S_OK : WBEM_E_FAILED;
}

HRESULT leftOperand(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // The data comes first here.
  const bool Done = DeleteFileW(L"C:\\Data\\a.txt") &&
                    SUCCEEDED(Wmi->PutInstance(Object, 0, nullptr, nullptr));
  return Done ? S_OK : WBEM_E_FAILED;
}

HRESULT cases(IWbemServices *Wmi, IWbemClassObject *Object, int What) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  switch (What) {
  case 0:
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
    break;
  case 1:
    DeleteFileW(L"C:\\Data\\a.txt");
    break;
  case 2:
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
    [[fallthrough]];
  default:
    DeleteFileW(L"C:\\Data\\b.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  }
  return Hr;
}
