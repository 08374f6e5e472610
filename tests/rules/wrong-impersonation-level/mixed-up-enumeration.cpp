// SECURITY_IMPERSONATION_LEVEL counts from 0, the RPC levels count from 1: every name is one off.
#include "support/wmi.h"

// A project's own names for the RPC levels, with the RPC numbers: nothing is mixed up.
enum class HouseLevel : DWORD { Identify = 2, Impersonate = 3 };

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    // By name DELEGATE, by number IMPERSONATE.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                SecurityDelegation, // want: wrong-impersonation-level "SecurityDelegation"
                                NULL, EOAC_NONE, NULL);
  case 2:
    // By name IMPERSONATE, by number IDENTIFY: one finding, not two.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                SecurityImpersonation, // want: wrong-impersonation-level "SecurityImpersonation"
                                NULL, EOAC_NONE, NULL);
  case 3:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                static_cast<DWORD>(SecurityDelegation), // want: wrong-impersonation-level "SecurityDelegation"
                                NULL, EOAC_NONE, NULL);
  default:
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                static_cast<DWORD>(HouseLevel::Impersonate), NULL, EOAC_NONE, NULL);
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
