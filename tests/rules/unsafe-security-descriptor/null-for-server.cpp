// checks: comsec-unsafe-security-descriptor
// A server whose objects ask nobody who they are, and that lets COM ask nobody either.
#include "support/server.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, // want: unsafe-security-descriptor warning "NULL"
                                -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  case 2:
    return CoInitializeSecurity(nullptr, // want: unsafe-security-descriptor warning "NULL"
                                -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_CONNECT,
                                RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
  case 3:
    // The level is the defect here, and another rule says so.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  default:
    // With EOAC_APPID a NULL means that the registry says who may call.
    return CoInitializeSecurity(NULL, 0, NULL, NULL, 0, 0, NULL, EOAC_APPID, NULL);
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureWith(argc)))
    return 1;
  return serveHouses();
}
