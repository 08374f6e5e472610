// errors: expected
// checks: comsec-late-initialization
// The compiler drops a method that sets the security, too: it may come before everything else here,
// and the order in which the rest is called tells nothing.
#include <windows.h>
#include <objbase.h>

static const CLSID CLSID_House = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};

HRESULT VendorSession::open() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IUnknown *House = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_House, NULL, CLSCTX_LOCAL_SERVER, IID_IUnknown,
                                reinterpret_cast<void **>(&House));
  if (FAILED(Hr))
    return 1;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  House->Release();
  return FAILED(Hr);
}
