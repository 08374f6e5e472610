// checks: comsec-late-initialization
// A server's class object is open to callers from the moment it is registered.
#include <windows.h>
#include <objbase.h>

static const CLSID CLSID_House = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};

struct HouseFactory : IClassFactory {
  STDMETHODIMP QueryInterface(REFIID, void **Object) override {
    *Object = this;
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP CreateInstance(IUnknown *, REFIID, void **) override { return E_NOTIMPL; }
  STDMETHODIMP LockServer(BOOL) override { return S_OK; }
};

static HouseFactory Factory;
static DWORD Cookie = 0;

static HRESULT registeredFirst() {
  HRESULT Hr = CoRegisterClassObject(CLSID_House, &Factory, CLSCTX_LOCAL_SERVER,
                                     REGCLS_MULTIPLEUSE, &Cookie);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoRegisterClassObject"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Registered for this process alone: no other one can ask for it.
static HRESULT registeredForItself() {
  HRESULT Hr = CoRegisterClassObject(CLSID_House, &Factory, CLSCTX_INPROC_SERVER,
                                     REGCLS_MULTIPLEUSE, &Cookie);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// The documents' order.
static HRESULT securedFirst() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return CoRegisterClassObject(CLSID_House, &Factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE,
                               &Cookie);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = E_FAIL;
  switch (argc) {
  case 1:
    Hr = registeredFirst();
    break;
  case 2:
    Hr = registeredForItself();
    break;
  default:
    Hr = securedFirst();
  }
  if (FAILED(Hr))
    return 1;
  Sleep(INFINITE);
  return 0;
}
