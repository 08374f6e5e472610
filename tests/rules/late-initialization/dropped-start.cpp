// errors: expected
// COM is started by an object that the compiler does not know.
#include <windows.h>
#include <objbase.h>

int main() {
  Apartment Started(COINIT_MULTITHREADED);
  const HRESULT Hr =
      CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                           RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return FAILED(Hr);
}
