// args: --rvss=on
// The same with the number.
#include "support/vss.h"

#define EOAC_STATIC 0x20

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                    EOAC_STATIC, // by value the flag that is needed
                                    NULL);
  if (FAILED(Hr))
    return 1;
  return FAILED(openBackup());
}
