// checks: comsec-weak-authentication-level
#include "../common/security.h"

// Another process: what it writes is not what the product reads.
int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  Config C;
  C.Level = RPC_C_AUTHN_LEVEL_NONE;
  if (FAILED(secureForBoth(RPC_C_AUTHN_LEVEL_NONE)))
    return 1;
  return C.Level == RPC_C_AUTHN_LEVEL_NONE ? 0 : 1;
}
