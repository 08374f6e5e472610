// The same in C.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

int main(void) {
  IWbemLocator *Locator = NULL;
  IWbemServices *Services = NULL;
  BSTR Namespace;
  HRESULT Hr;

  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  Hr = CoCreateInstance(&CLSID_WbemLocator, NULL, CLSCTX_INPROC_SERVER, &IID_IWbemLocator,
                        (void **)&Locator);
  if (FAILED(Hr))
    return 1;
  Namespace = SysAllocString(L"ROOT\\CIMV2");
  Hr = IWbemLocator_ConnectServer(Locator, Namespace, NULL, NULL, NULL, 0, NULL, NULL, &Services); // want: missing-initialization "CoInitializeSecurity"
  SysFreeString(Namespace);
  IWbemLocator_Release(Locator);
  if (FAILED(Hr))
    return 1;
  IWbemServices_Release(Services);
  return 0;
}
