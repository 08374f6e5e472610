// A WMI client: Microsoft's own start-up code asks for DEFAULT and is right.
#include "support/wmi.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  case 2:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  default:
    return CoInitializeSecurity(NULL,                        // the documented boilerplate
                                -1,                          // COM chooses the service
                                NULL,                        //
                                NULL,                        //
                                RPC_C_AUTHN_LEVEL_DEFAULT,   // negotiated
                                RPC_C_IMP_LEVEL_IMPERSONATE, // providers act for us
                                NULL, EOAC_NONE, NULL);
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureWith(argc)))
    return 1;
  IWbemServices *Services = nullptr;
  if (FAILED(connectToWmi(&Services)))
    return 1;
  Services->Release();
  return 0;
}
