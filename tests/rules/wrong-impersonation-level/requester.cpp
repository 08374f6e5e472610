// A requester that does nothing but VSS needs no more than IDENTIFY.
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_IMPERSONATE"
                                NULL, EOAC_NONE, NULL);
  case 2:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_DELEGATE, // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_DELEGATE"
                                NULL, EOAC_NONE, NULL);
  case 3:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                3, // want: wrong-impersonation-level warning "3 (RPC_C_IMP_LEVEL_IMPERSONATE)"
                                NULL, EOAC_NONE, NULL);
  default:
    // IDENTIFY: VSS may see who calls, and no more.
    return secureAsDocumented();
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(letFaultsEndTheProcess()) || FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
