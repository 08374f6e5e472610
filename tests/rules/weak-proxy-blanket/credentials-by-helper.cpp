// One helper gives the account to a connection and to one of its enumerators.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static COAUTHIDENTITY Account;

static HRESULT secure(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE,
                           &Account, // want: weak-proxy-blanket note "IUnknown"
                           EOAC_NONE);
}

static HRESULT connect(IWbemLocator *Locator, IWbemServices **Services) {
  BSTR Path = SysAllocString(L"\\\\store7\\root\\cimv2");
  HRESULT Hr =
      Locator->ConnectServer(Path, nullptr, nullptr, nullptr, 0, nullptr, nullptr, Services);
  SysFreeString(Path);
  return FAILED(Hr) ? Hr : secure(*Services);
}

static HRESULT volumes(IWbemServices *Services, IEnumWbemClassObject **Rows) {
  HRESULT Hr = Services->ExecQuery(nullptr, nullptr, WBEM_FLAG_FORWARD_ONLY, nullptr, Rows);
  return FAILED(Hr) ? Hr : secure(*Rows);
}

static HRESULT disks(IWbemServices *Services) {
  IEnumWbemClassObject *Disks = nullptr;
  HRESULT Hr = Services->CreateInstanceEnum(nullptr, WBEM_FLAG_FORWARD_ONLY, nullptr, &Disks); // want: weak-proxy-blanket note "IWbemServices::CreateInstanceEnum gives a new proxy"
  if (SUCCEEDED(Hr))
    Disks->Release();
  return Hr;
}

static HRESULT classes(IWbemServices *Services) {
  // The connection of this one has the process's account, and so has what it gives.
  IEnumWbemClassObject *Classes = nullptr;
  HRESULT Hr = Services->CreateClassEnum(nullptr, WBEM_FLAG_FORWARD_ONLY, nullptr, &Classes);
  if (SUCCEEDED(Hr))
    Classes->Release();
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
  IWbemServices *Remote = nullptr, *Local = nullptr;
  IEnumWbemClassObject *Rows = nullptr;
  HRESULT Hr = connect(Locator, &Remote);
  if (SUCCEEDED(Hr))
    Hr = volumes(Remote, &Rows);
  if (SUCCEEDED(Hr))
    Hr = disks(Remote);
  if (SUCCEEDED(Hr))
    Hr = Locator->ConnectServer(nullptr, nullptr, nullptr, nullptr, 0, nullptr, nullptr, &Local);
  if (SUCCEEDED(Hr))
    Hr = classes(Local);
  return FAILED(Hr);
}
