// checks: comsec-unsafe-security-descriptor
// The string is in one file, the conversion in another, and the call here.
#include "security.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  PSECURITY_DESCRIPTOR Descriptor = Mode > 1 ? makeForOperators() : makeForAll();
  if (!Descriptor)
    return E_FAIL;
  return CoInitializeSecurity(Descriptor, // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
                              -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT secureProperly() {
  // The string that lets in all of them.
  PSECURITY_DESCRIPTOR Descriptor = makeForAll();
  if (!Descriptor)
    return E_FAIL;
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (FAILED(argc > 3 ? secureProperly() : secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
