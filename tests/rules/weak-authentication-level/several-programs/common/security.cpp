// checks: comsec-weak-authentication-level
#include "security.h"

HRESULT secureProcess(DWORD Level) {
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Level, // want-driver: weak-authentication-level error "NONE (via Level, product/main.cpp:8)"
      2, NULL, EOAC_NONE, NULL);
}

HRESULT secureProcess(const Config &C) {
  // Only the test program lowers the level, and it does not come here.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, C.Level, 2, NULL, EOAC_NONE, NULL);
}

HRESULT secureOnce(DWORD Level) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}

HRESULT secureForBoth(DWORD Level) {
  // Both programs come here; for the tests the level is certain, whatever the product gives.
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Level, // want-driver: weak-authentication-level error "NONE (via Level, tests/main.cpp:10) as dwAuthnLevel: with"
      2, NULL, EOAC_NONE, NULL);
}
