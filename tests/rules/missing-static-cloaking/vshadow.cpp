// checks: comsec-missing-static-cloaking,comsec-weak-authentication-level,comsec-invalid-security-arguments
// What Microsoft's VShadow sample passes: IMPERSONATE with dynamic cloaking. No error of any kind.
#include "support/vss.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_DYNAMIC_CLOAKING, NULL);
  if (FAILED(Hr))
    return 1;
  return FAILED(openBackup());
}
