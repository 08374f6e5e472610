// Helpers, as many programs have them: what their proxies are, only main.cpp knows.
#include "wmi.h"

HRESULT connect(const wchar_t *Path, IWbemServices **Services) {
  IWbemLocator *Locator = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(&Locator));
  if (FAILED(Hr))
    return Hr;
  Hr = Locator->ConnectServer(const_cast<wchar_t *>(Path), nullptr, nullptr, nullptr, 0, nullptr,
                              nullptr, Services);
  Locator->Release();
  return Hr;
}

HRESULT secure(IUnknown *Proxy, RPC_AUTH_IDENTITY_HANDLE Account) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CONNECT, // want-driver: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE,
                           Account, // want-driver: weak-proxy-blanket note "IUnknown"
                           EOAC_NONE);
}
