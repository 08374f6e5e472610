// The same in C.
#include <windows.h>
#include <objbase.h>

static const DWORD Level = RPC_C_AUTHN_LEVEL_NONE;

HRESULT weak(void) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT weakConstant(void) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level error "NONE"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, 0, NULL);
}

HRESULT strong(void) {
  // PKT_PRIVACY signs and encrypts.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT negotiated(void) {
  // DEFAULT is negotiated and never NONE.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
