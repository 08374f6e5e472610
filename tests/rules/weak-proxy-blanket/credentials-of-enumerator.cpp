// Of two enumerators of a connection with an account of its own, one gets the account too.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static COAUTHIDENTITY Account;

class Store {
public:
  HRESULT connect(IWbemLocator *Locator) {
    BSTR Path = SysAllocString(L"\\\\store7\\root\\cimv2");
    HRESULT Hr =
        Locator->ConnectServer(Path, nullptr, nullptr, nullptr, 0, nullptr, nullptr, &Services);
    SysFreeString(Path);
    if (FAILED(Hr))
      return Hr;
    return CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                             RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE,
                             &Account, // want: weak-proxy-blanket note "IUnknown"
                             EOAC_NONE);
  }

  HRESULT volumes(BSTR Language, BSTR Query) {
    IEnumWbemClassObject *Volumes = nullptr;
    HRESULT Hr = Services->ExecQuery(Language, Query, WBEM_FLAG_FORWARD_ONLY, nullptr, &Volumes);
    if (FAILED(Hr))
      return Hr;
    Hr = CoSetProxyBlanket(Volumes, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, &Account,
                           EOAC_NONE);
    Volumes->Release();
    return Hr;
  }

  HRESULT disks(BSTR Class) {
    IEnumWbemClassObject *Disks = nullptr;
    HRESULT Hr = Services->CreateInstanceEnum(Class, WBEM_FLAG_FORWARD_ONLY, nullptr, &Disks); // want: weak-proxy-blanket note "IWbemServices::CreateInstanceEnum gives a new proxy"
    if (FAILED(Hr))
      return Hr;
    Disks->Release();
    return S_OK;
  }

private:
  IWbemServices *Services = nullptr;
};

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                  RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL)))
    return 1;
  IWbemLocator *Locator = nullptr;
  if (FAILED(CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                              reinterpret_cast<void **>(&Locator))))
    return 1;
  static Store Shop;
  HRESULT Hr = Shop.connect(Locator);
  if (SUCCEEDED(Hr))
    Hr = Shop.volumes(NULL, NULL);
  if (SUCCEEDED(Hr))
    Hr = Shop.disks(NULL);
  Locator->Release();
  return FAILED(Hr);
}
