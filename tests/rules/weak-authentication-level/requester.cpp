// A requester without remote shares: at least CONNECT, better PKT_PRIVACY.
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_CONNECT, // want: weak-authentication-level note "RPC_C_AUTHN_LEVEL_CONNECT"
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  case 2:
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_PKT_INTEGRITY, // want: weak-authentication-level note "RPC_C_AUTHN_LEVEL_PKT_INTEGRITY"
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  case 3:
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  case 4:
    // Negotiated, and never lower than CONNECT.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  default:
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
