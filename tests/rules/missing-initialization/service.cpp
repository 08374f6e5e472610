// A service: the call is reached through pointers that Windows calls back.
#include "support/vss.h"

static DWORD WINAPI worker(void *) { return FAILED(openBackup()); }

static void WINAPI serviceMain(DWORD, LPWSTR *) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureAsDocumented()))
    return;
  HANDLE Thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  if (Thread)
    WaitForSingleObject(Thread, INFINITE);
}

int wmain() {
  wchar_t Name[] = L"nightly";
  SERVICE_TABLE_ENTRYW Table[] = {{Name, serviceMain}, {NULL, NULL}};
  return !StartServiceCtrlDispatcherW(Table);
}
