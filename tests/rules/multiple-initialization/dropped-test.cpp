// errors: expected
// The second result is asked for something that nobody can read: it may be RPC_E_TOO_LATE.
#include <windows.h>
#include <objbase.h>

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  const HRESULT Again = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                             RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Again) && Again != RPC_E_TOO_LATE)
    throw SetupFailure(Again);
  return 0;
}
