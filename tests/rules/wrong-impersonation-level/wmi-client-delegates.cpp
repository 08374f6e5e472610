// The provider document allows IMPERSONATE or DELEGATE for a client of WMI.
#include "support/wmi.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                    RPC_C_IMP_LEVEL_DELEGATE, NULL, EOAC_NONE, NULL);
  IWbemServices *Services = nullptr;
  if (FAILED(Hr) || FAILED(connectToWmi(&Services)))
    return 1;
  Services->Release();
  return 0;
}
