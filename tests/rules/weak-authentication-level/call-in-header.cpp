#include "call-in-header.h"

HRESULT startUp(bool Well) { return Well ? secureFromHeaderWell() : secureFromHeader(); }

HRESULT levelOfHeader() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              kHeaderLevel, // want: weak-authentication-level error "call-in-header.h"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
