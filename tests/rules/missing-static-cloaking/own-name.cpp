// args: --rvss=on
// A project that helped itself with a #define of the documents' old name: its value is right.
#include "support/vss.h"

#define EOAC_STATIC EOAC_STATIC_CLOAKING

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
