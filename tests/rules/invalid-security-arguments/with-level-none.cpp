// checks: comsec-invalid-security-arguments
// Flags that need authenticated callers. That NONE is weak by itself is another rule's finding.
#include <windows.h>
#include <objbase.h>
#include <iaccess.h>

HRESULT signedReferences() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_SECURE_REFS, // want: invalid-security-arguments "EOAC_SECURE_REFS"
                              NULL);
}

HRESULT accessControl(IAccessControl *Access) {
  return CoInitializeSecurity(Access, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_ACCESS_CONTROL, // want: invalid-security-arguments "EOAC_ACCESS_CONTROL"
                              NULL);
}

HRESULT noFlags() {
  // Weak, and for this rule legal.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
