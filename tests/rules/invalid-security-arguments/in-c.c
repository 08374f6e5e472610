/* The same in C. */
#include <windows.h>
#include <objbase.h>

HRESULT defaultCapabilities(void) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_DEFAULT, // want: invalid-security-arguments "EOAC_DEFAULT"
                              NULL);
}

HRESULT reserved(void) {
  static DWORD Something;
  return CoInitializeSecurity(NULL, -1, NULL,
                              &Something, // want: invalid-security-arguments "pReserved1"
                              RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT legal(void) {
  /* 0 for EOAC_NONE and for the null pointers: usual in C. */
  return CoInitializeSecurity(0, -1, 0, 0, RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IDENTIFY, 0, 0, 0);
}
