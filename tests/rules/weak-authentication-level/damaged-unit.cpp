// errors: expected
// A unit with an error elsewhere still shows what it has.
#include <windows.h>
#include <objbase.h>

HRESULT weak() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}

HRESULT strong() {
  // PKT_PRIVACY, error or not.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, 2, NULL,
                              EOAC_NONE, NULL);
}

void broken() { unknownFunction(1); }
