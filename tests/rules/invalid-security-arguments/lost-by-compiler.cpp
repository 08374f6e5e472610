// errors: expected
// checks: comsec-invalid-security-arguments
// Arguments of a call that is left of a method the compiler dropped: they cannot go together,
// whatever else happens there.
#include <windows.h>
#include <objbase.h>

HRESULT VendorSession::open() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_SECURE_REFS, // want: invalid-security-arguments note "EOAC_SECURE_REFS needs authenticated calls"
                              NULL);
}

// With authentication they can.
HRESULT VendorSession::openWell() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_CONNECT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_SECURE_REFS, NULL);
}
