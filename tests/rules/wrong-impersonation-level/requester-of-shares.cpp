// args: --rvss=on
// A requester of remote shares: the agent on the file server acts as the caller, so IMPERSONATE.
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_IDENTIFY" fix "RPC_C_IMP_LEVEL_IMPERSONATE"
                                NULL, EOAC_STATIC_CLOAKING, NULL);
  case 2:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_DELEGATE, // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_DELEGATE"
                                NULL, EOAC_STATIC_CLOAKING, NULL);
  case 3:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_ANONYMOUS, // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_ANONYMOUS"
                                NULL, EOAC_STATIC_CLOAKING, NULL);
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
