// checks: comsec-missing-initialization
// An EXE server that leaves it to the registry who may call.
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

int WINAPI wWinMain(HINSTANCE, HINSTANCE, PWSTR, int) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  static HouseFactory Factory;
  DWORD Cookie = 0;
  HRESULT Hr = CoRegisterClassObject(CLSID_House, &Factory, CLSCTX_LOCAL_SERVER, // want: missing-initialization "CoInitializeSecurity"
                                     REGCLS_MULTIPLEUSE, &Cookie);
  if (FAILED(Hr))
    return 1;
  Sleep(INFINITE);
  return 0;
}
