// checks: comsec-late-initialization
// The same in C.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT connectFirst(IWbemLocator *Locator, BSTR Namespace, IWbemServices **Services) {
  HRESULT Hr = IWbemLocator_ConnectServer(Locator, Namespace, NULL, NULL, NULL, 0, NULL, NULL,
                                          Services);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "ConnectServer"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

static HRESULT connectFirstByTable(IWbemLocator *Locator, BSTR Namespace, IWbemServices **Services) {
  HRESULT Hr = Locator->lpVtbl->ConnectServer(Locator, Namespace, NULL, NULL, NULL, 0, NULL, NULL,
                                              Services);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "ConnectServer"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

/* The locator alone has connected nothing. */
static HRESULT secureFirst(IWbemLocator *Locator, BSTR Namespace, IWbemServices **Services) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    goto cleanup;
  Hr = IWbemLocator_ConnectServer(Locator, Namespace, NULL, NULL, NULL, 0, NULL, NULL, Services);
cleanup:
  return Hr;
}

int main(int argc, char **argv) {
  IWbemLocator *Locator = NULL;
  IWbemServices *Services = NULL;
  BSTR Namespace;

  if (argc > 3)
    return FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoInitializeEx"
                                       RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL));
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(CoCreateInstance(&CLSID_WbemLocator, NULL, CLSCTX_INPROC_SERVER, &IID_IWbemLocator,
                              (void **)&Locator)))
    return 1;
  Namespace = SysAllocString(L"ROOT\\CIMV2");
  switch (argc) {
  case 1:
    return FAILED(connectFirst(Locator, Namespace, &Services));
  case 2:
    return FAILED(connectFirstByTable(Locator, Namespace, &Services));
  default:
    return FAILED(secureFirst(Locator, Namespace, &Services));
  }
}
