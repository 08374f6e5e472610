// errors: expected
// The document's old text says EOAC_STATIC, which no header declares.
#include <windows.h>
#include <objbase.h>

HRESULT asPrinted() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                              EOAC_STATIC, // want: missing-static-cloaking "did you mean" fix "EOAC_STATIC_CLOAKING"
                              NULL);
}

HRESULT asDeclared() {
  // The name that the headers have.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_STATIC_CLOAKING, NULL);
}
