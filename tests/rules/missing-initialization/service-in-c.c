// checks: comsec-missing-initialization
// The same in C, and nobody makes the call. The evidence is in what Windows calls back.
#include <windows.h>
#include <objbase.h>

extern IClassFactory *Factory;
extern const CLSID CLSID_House;

static VOID WINAPI RunHouse(DWORD Count, LPSTR *Words) {
  DWORD Cookie;
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return;
  if (FAILED(CoRegisterClassObject(&CLSID_House, (IUnknown *)Factory, CLSCTX_LOCAL_SERVER, // want: missing-initialization "CoInitializeSecurity"
                                   REGCLS_MULTIPLEUSE, &Cookie)))
    return;
  Sleep(INFINITE);
}

static SERVICE_TABLE_ENTRYA Table[] = {{"house", (LPSERVICE_MAIN_FUNCTIONA)RunHouse}, {NULL, NULL}};

int main(void) { return !StartServiceCtrlDispatcherA(Table); }
