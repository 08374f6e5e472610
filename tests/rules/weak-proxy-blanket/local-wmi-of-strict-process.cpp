// The same in a process that asks for more: worth a note, for on this machine it costs nothing.
#include "support/wmi.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                  RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL)))
    return 1;
  IWbemServices *Services = nullptr;
  if (FAILED(connectToWmi(&Services)))
    return 1;
  HRESULT Hr = CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                                 RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket note "below the process's own RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                                 RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
  Services->Release();
  return FAILED(Hr);
}
