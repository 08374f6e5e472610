// It sets its own security, and has nothing to do with the AppID.
#include <windows.h>
#include <objbase.h>

int main() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return 1;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return FAILED(Hr);
}
