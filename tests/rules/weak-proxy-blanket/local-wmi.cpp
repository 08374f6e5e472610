// The blanket of Microsoft's WMI samples: legal, and on this machine nothing crosses a network.
#include "support/wmi.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                  RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL)))
    return 1;
  IWbemServices *Services = nullptr;
  if (FAILED(connectToWmi(&Services)))
    return 1;
  HRESULT Hr = CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                                 RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                 EOAC_NONE);
  Services->Release();
  return FAILED(Hr);
}
