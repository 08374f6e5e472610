// An EXE server: its class objects can be called from other processes.
#pragma once

#include <windows.h>
#include <objbase.h>

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

inline int serveHouses() {
  static const CLSID Houses = {
      0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};
  static HouseFactory Factory;
  DWORD Cookie = 0;
  if (FAILED(CoRegisterClassObject(Houses, &Factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE,
                                   &Cookie)))
    return 1;
  Sleep(INFINITE);
  return 0;
}
