// A WMI client in C.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT secureWith(int Mode) {
  if (Mode == 1)
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                RPC_C_IMP_LEVEL_IDENTIFY, /* providers could not act for us */ // want: wrong-impersonation-level warning "RPC_C_IMP_LEVEL_IDENTIFY"
                                NULL, EOAC_NONE, NULL);
  if (Mode == 2)
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                SecurityDelegation, // want: wrong-impersonation-level "SecurityDelegation"
                                NULL, EOAC_NONE, NULL);
  // The documented boilerplate.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **argv) {
  IWbemLocator *Locator = NULL;
  IWbemServices *Services = NULL;
  BSTR Namespace;
  HRESULT Hr;

  (void)argv;
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureWith(argc)))
    return 1;
  Hr = CoCreateInstance(&CLSID_WbemLocator, NULL, CLSCTX_INPROC_SERVER, &IID_IWbemLocator,
                        (void **)&Locator);
  if (FAILED(Hr))
    return 1;
  Namespace = SysAllocString(L"ROOT\\CIMV2");
  Hr = IWbemLocator_ConnectServer(Locator, Namespace, NULL, NULL, NULL, 0, NULL, NULL, &Services);
  SysFreeString(Namespace);
  Locator->lpVtbl->Release(Locator);
  if (FAILED(Hr))
    return 1;
  Services->lpVtbl->Release(Services);
  return 0;
}
