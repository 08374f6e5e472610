// checks: comsec-unsafe-security-descriptor
// The objects are made elsewhere, and may well look who calls them: nothing is proved.
#include <windows.h>
#include <objbase.h>

static const CLSID Houses = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};

IClassFactory *houseFactory();

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  DWORD Cookie = 0;
  if (FAILED(CoRegisterClassObject(Houses, houseFactory(), CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE,
                                   &Cookie)))
    return 1;
  Sleep(INFINITE);
  return 0;
}
