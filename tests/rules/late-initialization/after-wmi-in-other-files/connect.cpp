#include "parts.h"

HRESULT connect(IWbemServices **Services) {
  IWbemLocator *Locator = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(&Locator));
  if (FAILED(Hr))
    return Hr;
  BSTR Namespace = SysAllocString(L"ROOT\\CIMV2");
  Hr = Locator->ConnectServer(Namespace, nullptr, nullptr, nullptr, 0, nullptr, nullptr, Services);
  SysFreeString(Namespace);
  Locator->Release();
  return Hr;
}
