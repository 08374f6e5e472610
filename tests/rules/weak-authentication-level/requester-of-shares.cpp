// args: --rvss=on
// A requester of remote shares: at least PKT_INTEGRITY, better PKT_PRIVACY.
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_CONNECT, // want: weak-authentication-level warning "RPC_C_AUTHN_LEVEL_CONNECT" fix "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_STATIC_CLOAKING, NULL);
  case 2:
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_PKT, // want: weak-authentication-level warning "RPC_C_AUTHN_LEVEL_PKT" fix "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_STATIC_CLOAKING, NULL);
  case 3:
    // Enough; only privacy is missing.
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_PKT_INTEGRITY, // want: weak-authentication-level note "RPC_C_AUTHN_LEVEL_PKT_INTEGRITY"
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_STATIC_CLOAKING, NULL);
  case 4:
    // Negotiated: nobody can tell whether it reaches PKT_INTEGRITY.
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_DEFAULT, // want: weak-authentication-level note "RPC_C_AUTHN_LEVEL_DEFAULT"
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_STATIC_CLOAKING, NULL);
  default:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_STATIC_CLOAKING, NULL);
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(letFaultsEndTheProcess()) || FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
