// A global object has started COM before main begins.
#include <windows.h>
#include <objbase.h>

struct Apartment {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
};
static Apartment OfTheProcess;

int main() {
  if (FAILED(OfTheProcess.Hr))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return FAILED(Hr);
}
