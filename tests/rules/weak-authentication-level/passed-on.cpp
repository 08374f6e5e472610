// A level that a function of the project returns or passes on.
#include <windows.h>
#include <objbase.h>

static DWORD levelOfThisHouse() { return RPC_C_AUTHN_LEVEL_NONE; }
HRESULT returned() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              levelOfThisHouse(), // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}

static DWORD strongLevelOfThisHouse() { return RPC_C_AUTHN_LEVEL_PKT_PRIVACY; }
HRESULT returnedStrong() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, strongLevelOfThisHouse(), 2, NULL, EOAC_NONE,
                              NULL);
}

static HRESULT secureWell(DWORD Level) {
  // Its only caller passes PKT_PRIVACY.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT careful() { return secureWell(RPC_C_AUTHN_LEVEL_PKT_PRIVACY); }
