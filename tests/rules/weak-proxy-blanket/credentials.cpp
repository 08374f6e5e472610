// An account given to one proxy does not reach IUnknown, nor the proxies that the server hands out.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT connect(IWbemServices **Services) {
  IWbemLocator *Locator = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(&Locator));
  if (FAILED(Hr))
    return Hr;
  BSTR Path = SysAllocString(L"\\\\store7\\root\\cimv2");
  Hr = Locator->ConnectServer(Path, nullptr, nullptr, nullptr, 0, nullptr, nullptr, Services);
  SysFreeString(Path);
  Locator->Release();
  if (FAILED(Hr))
    return Hr;
  COAUTHIDENTITY Account = {};
  return CoSetProxyBlanket(*Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE,
                           &Account, // want: weak-proxy-blanket note "IUnknown"
                           EOAC_NONE);
}

static HRESULT count(IWbemServices **Services, ULONG *Rows) {
  HRESULT Hr = connect(Services);
  if (FAILED(Hr))
    return Hr;
  BSTR Language = SysAllocString(L"WQL"), Query = SysAllocString(L"SELECT * FROM Win32_Volume");
  IEnumWbemClassObject *Volumes = nullptr;
  // That these services have another account, only connect() knows.
  Hr = (*Services)->ExecQuery(Language, Query, WBEM_FLAG_FORWARD_ONLY, nullptr, &Volumes); // want: weak-proxy-blanket note "IWbemServices::ExecQuery gives a new proxy"
  SysFreeString(Language);
  SysFreeString(Query);
  if (FAILED(Hr))
    return Hr;
  IWbemClassObject *Volume = nullptr;
  Hr = Volumes->Next(WBEM_INFINITE, 1, &Volume, Rows);
  if (Volume)
    Volume->Release();
  Volumes->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                  RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL)))
    return 1;
  IWbemServices *Services = nullptr;
  ULONG Rows = 0;
  HRESULT Hr = count(&Services, &Rows);
  if (Services)
    Services->Release();
  return FAILED(Hr);
}
