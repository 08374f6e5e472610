// An EXE server: with NONE it answers anybody.
#include <windows.h>
#include <objbase.h>

// {6F2C3A3E-0C55-4B0B-9A6B-6C0B5C5F6B01}
static const CLSID CLSID_House = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};

IClassFactory *houseFactory();

static HRESULT secureWith(int Mode) {
  if (Mode == 1)
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  // Every call is signed and encrypted.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT letFaultsEndTheProcess() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_IGlobalOptions, reinterpret_cast<void **>(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE_ANY);
  Options->Release();
  return Hr;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  DWORD Cookie = 0;
  HRESULT Hr = CoRegisterClassObject(CLSID_House, houseFactory(), CLSCTX_LOCAL_SERVER,
                                     REGCLS_MULTIPLEUSE, &Cookie);
  if (FAILED(Hr))
    return 1;
  Sleep(INFINITE);
  return 0;
}
