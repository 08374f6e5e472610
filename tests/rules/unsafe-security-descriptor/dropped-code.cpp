// checks: comsec-unsafe-security-descriptor
// errors: expected
// What the compiler drops, since no header declares it, may have filled the descriptor.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureByDroppedClass() {
  static SECURITY_DESCRIPTOR D;
  if (!InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  HouseList Callers;
  Callers.describe(&D);
  return SECURE_WITH(&D);
}

static HRESULT secureInSight() {
  static SECURITY_DESCRIPTOR D;
  // Nothing is dropped here.
  if (!InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "NULL DACL" ; want: unsafe-security-descriptor "no owner or group"
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 1 ? secureByDroppedClass() : secureInSight();
  return FAILED(Hr) || FAILED(openBackup());
}
