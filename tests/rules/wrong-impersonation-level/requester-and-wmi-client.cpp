// A requester that also asks WMI: WMI providers need IMPERSONATE.
#include "support/vss.h"
#include "support/wmi.h"

static HRESULT otherService() {
  IWbemServices *Services = nullptr;
  HRESULT Hr = connectToWmi(&Services);
  if (SUCCEEDED(Hr))
    Services->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  // More than VSS needs, but not more than this program needs.
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr) || FAILED(otherService()))
    return 1;
  return FAILED(openBackup());
}
