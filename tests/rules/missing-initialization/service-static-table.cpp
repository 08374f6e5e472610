// checks: comsec-missing-initialization
// A service whose table is a global: main does not name the function that Windows calls.
#include "support/vss.h"

static void WINAPI nightly(DWORD, LPWSTR *) {
  if (SUCCEEDED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) && SUCCEEDED(secureAsDocumented()))
    openBackup();
}

static wchar_t Name[] = L"nightly";
static const SERVICE_TABLE_ENTRYW Table[] = {{Name, nightly}, {NULL, NULL}};

int wmain() { return !StartServiceCtrlDispatcherW(Table); }
