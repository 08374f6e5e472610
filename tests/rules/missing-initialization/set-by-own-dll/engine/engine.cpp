#define dllimport dllexport
#include "engine.h"

// Not the DLL's business, but done: the program that is linked with it has its security.
extern "C" HRESULT startEngine() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

BOOL WINAPI DllMain(HINSTANCE, DWORD, void *) { return TRUE; }
