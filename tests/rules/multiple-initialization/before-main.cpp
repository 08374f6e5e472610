// A global object's constructor has run before main begins.
#include <windows.h>
#include <objbase.h>

struct Startup {
  HRESULT Hr;
  Startup() {
    Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
    if (SUCCEEDED(Hr))
      Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  }
};
static Startup AtStart;

int main() {
  if (FAILED(AtStart.Hr))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return FAILED(Hr);
}
