// A WMI client: providers answer with the rights of the caller, so IDENTIFY is too little.
#include "support/wmi.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                RPC_C_IMP_LEVEL_IDENTIFY, // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_IDENTIFY"
                                NULL, EOAC_NONE, NULL);
  case 2:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                RPC_C_IMP_LEVEL_ANONYMOUS, // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_ANONYMOUS"
                                NULL, EOAC_NONE, NULL);
  default:
    // The documented boilerplate.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
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
