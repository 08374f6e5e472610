// checks: comsec-late-initialization
// ConnectServer gives a proxy, and with it the registry's security.
#include "support/wmi.h"
#include <wrl/client.h>

static HRESULT connectedFirst(IWbemServices **Services) {
  HRESULT Hr = connectToWmi(Services);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "ConnectServer"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// Through a smart pointer.
static HRESULT connectedBySmartPointer(IWbemServices **Services) {
  Microsoft::WRL::ComPtr<IWbemLocator> Locator;
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(Locator.GetAddressOf()));
  if (FAILED(Hr))
    return Hr;
  BSTR Namespace = SysAllocString(L"ROOT\\CIMV2");
  Hr = Locator->ConnectServer(Namespace, nullptr, nullptr, nullptr, 0, nullptr, nullptr, Services);
  SysFreeString(Namespace);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization "ConnectServer"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// The same three calls in the right order.
static HRESULT securedInBetween(IWbemServices **Services) {
  IWbemLocator *Locator = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(&Locator));
  if (FAILED(Hr))
    return Hr;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr)) {
    Locator->Release();
    return Hr;
  }
  BSTR Namespace = SysAllocString(L"ROOT\\CIMV2");
  Hr = Locator->ConnectServer(Namespace, nullptr, nullptr, nullptr, 0, nullptr, nullptr, Services);
  SysFreeString(Namespace);
  Locator->Release();
  return Hr;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IWbemServices *Services = nullptr;
  switch (argc) {
  case 1:
    return FAILED(connectedFirst(&Services));
  case 2:
    return FAILED(connectedBySmartPointer(&Services));
  default:
    return FAILED(securedInBetween(&Services));
  }
}
