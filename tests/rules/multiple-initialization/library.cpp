// Code without an entry point. What one function does twice is proved by the function alone; that
// two exported functions are called in one process is not.
#include <windows.h>
#include <objbase.h>

extern "C" __declspec(dllexport) HRESULT startTwice() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

extern "C" __declspec(dllexport) HRESULT startReader() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                                                     RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }

extern "C" __declspec(dllexport) HRESULT startWriter() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                                                     RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }
