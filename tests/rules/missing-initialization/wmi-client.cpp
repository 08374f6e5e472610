// A WMI client that leaves its security to the registry: IDENTIFY is too little for
// most providers. Said where it connects: that is what makes a client.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IWbemLocator *Locator = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(&Locator));
  if (FAILED(Hr))
    return 1;
  IWbemServices *Services = nullptr;
  BSTR Namespace = SysAllocString(L"ROOT\\CIMV2");
  Hr = Locator->ConnectServer(Namespace, nullptr, nullptr, nullptr, 0, nullptr, nullptr, &Services); // want: missing-initialization "CoInitializeSecurity"
  SysFreeString(Namespace);
  Locator->Release();
  if (FAILED(Hr))
    return 1;
  Services->Release();
  return 0;
}
