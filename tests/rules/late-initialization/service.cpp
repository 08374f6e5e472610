// Each thread starts COM for itself: the service's does, before it sets the security.
#include <windows.h>
#include <objbase.h>

static void WINAPI serviceMain(DWORD, LPWSTR *) {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (SUCCEEDED(Hr))
    Sleep(INFINITE);
}

int wmain() {
  wchar_t Name[] = L"nightly";
  SERVICE_TABLE_ENTRYW Table[] = {{Name, serviceMain}, {NULL, NULL}};
  return !StartServiceCtrlDispatcherW(Table);
}
