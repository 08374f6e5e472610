// What the process asks for is read at run time, or from the registry: it may be less than PKT.
#include <windows.h>
#include <objbase.h>
#include <stdlib.h>

static const CLSID MeterClass = {0x5a1c9d27, 0x33e0, 0x4f5c, {0x8e, 0x11, 0x2d, 0x90, 0x4b, 0x7c, 0x66, 0x01}};

int main(int argc, char **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, argc > 1 ? atoi(argv[1]) : 6,
                                  RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)))
    return 1;
  IUnknown *Meter = NULL;
  if (FAILED(CoCreateInstance(MeterClass, NULL, CLSCTX_LOCAL_SERVER, IID_IUnknown,
                              reinterpret_cast<void **>(&Meter))))
    return 1;
  HRESULT Hr = CoSetProxyBlanket(Meter, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                                 RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                 EOAC_NONE);
  Meter->Release();
  return FAILED(Hr);
}
