#include "security.h"

static bool Secured = false;

HRESULT secureOnce() {
  if (Secured)
    return S_OK;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (SUCCEEDED(Hr))
    Secured = true;
  return Hr;
}
