#include "secure.h"

HRESULT secureMeter(IUnknown *Meter) {
  // Below the service's level, not below the console's: the graver one counts.
  return CoSetProxyBlanket(Meter, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT, // want: weak-proxy-blanket warning "below the process's own RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                           RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE);
}
