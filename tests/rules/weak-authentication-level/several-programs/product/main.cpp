// checks: comsec-weak-authentication-level
#include "../common/security.h"

// The product gives one wrapper a weak level and another one a strong one.
int wmain() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = secureProcess(RPC_C_AUTHN_LEVEL_NONE);
  if (FAILED(Hr))
    Hr = secureProcess(Config());
  if (FAILED(Hr))
    Hr = secureOnce(RPC_C_AUTHN_LEVEL_PKT_PRIVACY);
  if (FAILED(Hr))
    Hr = secureForBoth(RPC_C_AUTHN_LEVEL_PKT_PRIVACY);
  return FAILED(Hr);
}
