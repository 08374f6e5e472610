// Nearer to the caller than the product's own, yet only in the test program, which is right.
#include "session.h"

HRESULT prepareProcess() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
