// The account reaches IUnknown, by a variable that QueryInterface fills. What is in it this rule
// does not follow; it could be an enumerator, too, so there is no complaint about that one either.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT secure(IUnknown *Proxy) {
  static COAUTHIDENTITY Account;
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, &Account,
                           EOAC_NONE);
}

static HRESULT secureWithIdentity(IUnknown *Proxy) {
  HRESULT Hr = secure(Proxy);
  if (FAILED(Hr))
    return Hr;
  IUnknown *Identity = nullptr;
  Hr = Proxy->QueryInterface(IID_IUnknown, reinterpret_cast<void **>(&Identity));
  if (FAILED(Hr))
    return Hr;
  Hr = secure(Identity);
  Identity->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                  RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL)))
    return 1;
  IWbemLocator *Locator = nullptr;
  if (FAILED(CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                              reinterpret_cast<void **>(&Locator))))
    return 1;
  IWbemServices *Services = nullptr;
  BSTR Path = SysAllocString(L"\\\\store7\\root\\cimv2");
  HRESULT Hr =
      Locator->ConnectServer(Path, nullptr, nullptr, nullptr, 0, nullptr, nullptr, &Services);
  SysFreeString(Path);
  if (SUCCEEDED(Hr))
    Hr = secureWithIdentity(Services);
  IEnumWbemClassObject *Volumes = nullptr;
  if (SUCCEEDED(Hr))
    Hr = Services->CreateInstanceEnum(NULL, WBEM_FLAG_FORWARD_ONLY, nullptr, &Volumes);
  return FAILED(Hr);
}
