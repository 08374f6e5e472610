// checks: comsec-late-initialization
// A DLL does not own its process's security; when it comes to be loaded is not its doing.
#include "support/wmi.h"

static IWbemServices *Services = nullptr;

extern "C" __declspec(dllexport) HRESULT startAgent() {
  HRESULT Hr = connectToWmi(&Services);
  if (FAILED(Hr))
    return Hr;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  return Hr == RPC_E_TOO_LATE ? S_FALSE : Hr;
}

BOOL WINAPI DllMain(HINSTANCE, DWORD, void *) { return TRUE; }
