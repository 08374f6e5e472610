// args: --rvss=on
// A requester of remote shares must reach the file server as the caller: static cloaking.
#include "support/vss.h"

static DWORD capabilitiesOf(bool Signed) {
  DWORD Capabilities = EOAC_STATIC_CLOAKING;
  if (Signed)
    Capabilities |= EOAC_SECURE_REFS;
  return Capabilities;
}

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                EOAC_NONE, // want: missing-static-cloaking warning "EOAC_NONE" fix "EOAC_STATIC_CLOAKING"
                                NULL);
  case 2:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                0, // want: missing-static-cloaking warning "EOAC_NONE" fix "EOAC_STATIC_CLOAKING"
                                NULL);
  case 3:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                EOAC_SECURE_REFS, // want: missing-static-cloaking warning "EOAC_SECURE_REFS"
                                NULL);
  case 4:
    // What the VShadow sample does; the document says static.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                EOAC_DYNAMIC_CLOAKING, // want: missing-static-cloaking note "EOAC_DYNAMIC_CLOAKING"
                                NULL);
  case 5:
    // The flag among others.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                EOAC_SECURE_REFS | EOAC_STATIC_CLOAKING, NULL);
  case 6:
    // The flag by number.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, 0x20, NULL);
  case 7: {
    // The flag in a variable that gets another one on one path.
    DWORD Capabilities = EOAC_STATIC_CLOAKING;
    if (GetTickCount() % 2)
      Capabilities |= EOAC_SECURE_REFS;
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, Capabilities, NULL);
  }
  default:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, capabilitiesOf(Mode == 9), NULL);
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(letFaultsEndTheProcess()) || FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
