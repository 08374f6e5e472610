// Each kind of proxy gets the account from an instance of a template of its own. The facts keep the
// arguments of one instance only, so what the others set is not judged; but they set something.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static COAUTHIDENTITY Account;

template <typename T> HRESULT secure(T *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE,
                           &Account, EOAC_NONE);
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
  HRESULT Hr =
      Locator->ConnectServer(nullptr, nullptr, nullptr, nullptr, 0, nullptr, nullptr, &Services);
  if (SUCCEEDED(Hr))
    Hr = secure(Services);
  IEnumWbemClassObject *Volumes = nullptr;
  if (SUCCEEDED(Hr))
    Hr = Services->CreateInstanceEnum(nullptr, WBEM_FLAG_FORWARD_ONLY, nullptr, &Volumes);
  return FAILED(Hr) ? 1 : FAILED(secure(Volumes));
}
