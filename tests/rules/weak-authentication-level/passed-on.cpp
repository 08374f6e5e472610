// A level that travels through parameters is known where every caller is.
#include <windows.h>
#include <objbase.h>

static HRESULT secure(DWORD Level) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
static HRESULT secureThroughTwoCalls(DWORD Level) { return secure(Level); }
HRESULT careless() { return secureThroughTwoCalls(RPC_C_AUTHN_LEVEL_NONE); }

static HRESULT secureWell(DWORD Level) {
  // Its only caller passes PKT_PRIVACY.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT careful() { return secureWell(RPC_C_AUTHN_LEVEL_PKT_PRIVACY); }

static DWORD levelOfThisHouse() { return RPC_C_AUTHN_LEVEL_NONE; }
HRESULT returned() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              levelOfThisHouse(), // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
