// checks: comsec-late-initialization
// Where the object will live is decided on the machine: it may be in this process, and then nothing
// was fixed. No finding from a may-be.
#include <windows.h>
#include <objbase.h>

static const CLSID CLSID_House = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};

static HRESULT wherever(IUnknown **House) {
  HRESULT Hr = CoCreateInstance(CLSID_House, NULL, CLSCTX_ALL, IID_IUnknown,
                                reinterpret_cast<void **>(House));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT hereOrNextDoor(IUnknown **House) {
  HRESULT Hr = CoCreateInstance(CLSID_House, NULL, CLSCTX_INPROC_SERVER | CLSCTX_LOCAL_SERVER,
                                IID_IUnknown, reinterpret_cast<void **>(House));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Read at run time.
static HRESULT fromSettings(IUnknown **House, const wchar_t *Text) {
  HRESULT Hr = CoCreateInstance(CLSID_House, NULL, _wtoi(Text), IID_IUnknown,
                                reinterpret_cast<void **>(House));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int wmain(int argc, wchar_t **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IUnknown *House = nullptr;
  switch (argc) {
  case 1:
    return FAILED(wherever(&House));
  case 2:
    return FAILED(hereOrNextDoor(&House));
  default:
    return FAILED(fromSettings(&House, argv[1]));
  }
}
