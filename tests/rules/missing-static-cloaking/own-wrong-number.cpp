// args: --rvss=on
// The same with a number that is another flag: the name alone proves nothing.
#include "support/vss.h"

#define EOAC_STATIC 0x2

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                    EOAC_STATIC, // want: missing-static-cloaking warning "EOAC_SECURE_REFS"
                                    NULL);
  if (FAILED(Hr))
    return 1;
  return FAILED(openBackup());
}
