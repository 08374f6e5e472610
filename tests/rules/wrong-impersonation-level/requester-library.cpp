// Code without an entry point: the program that uses it may need IMPERSONATE for something else.
#include "support/vss.h"

HRESULT startBackup() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  return FAILED(Hr) ? Hr : openBackup();
}
