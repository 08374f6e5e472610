// A part of this program was not seen, and it may be what IMPERSONATE is for.
#include "requester-with-unseen-part.h"
#include "support/vss.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr) || FAILED(collectInventory()))
    return 1;
  return FAILED(openBackup());
}
