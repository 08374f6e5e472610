// The mix-up needs no role: SecurityDelegation is no RPC level in any program.
#include <windows.h>
#include <objbase.h>

HRESULT mixedUp() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              SecurityDelegation, // want: wrong-impersonation-level "SecurityDelegation"
                              NULL, EOAC_NONE, NULL);
}

HRESULT rightNames() {
  // The names of the RPC levels; whether the level fits depends on a role, and none is known here.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}
