// The proxy's own blanket beats the process: IDENTIFY for VSS, IMPERSONATE for WMI alone.
#include "support/vss.h"
#include "support/wmi.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureAsDocumented()))
    return 1;
  IWbemServices *Services = nullptr;
  if (FAILED(connectToWmi(&Services)))
    return 1;
  HRESULT Hr = CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                                 RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                 EOAC_NONE);
  Services->Release();
  if (FAILED(Hr))
    return 1;
  return FAILED(openBackup());
}
