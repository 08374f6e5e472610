// Levels in a process that asks for encryption and is no WMI client: a blanket is not negotiated.
#include <windows.h>
#include <objbase.h>

HRESULT none(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_NONE, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_NONE, // want: weak-proxy-blanket warning "neither authenticated nor protected; keep"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}
HRESULT noneForbidden(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_NONE, // want: weak-proxy-blanket warning "dwAuthnSvc must be RPC_C_AUTHN_NONE as well"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}
HRESULT lower(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT, // want: weak-proxy-blanket warning "below the process's own RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}
HRESULT lowerByOne(IUnknown *Proxy) {
  // Still signed: what is lost is secrecy alone.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_INTEGRITY, // want: weak-proxy-blanket note "below the process's own"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}
HRESULT same(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                           EOAC_NONE);
}
HRESULT negotiated(IUnknown *Proxy) {
  // 0 is the lowest number and not the weakest level: COM takes the higher of both sides'.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_DEFAULT, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}
HRESULT echoed(IUnknown *Proxy) {
  // What the proxy has already is no choice of this code.
  DWORD Service = 0, Authorization = 0, Level = 0, Impersonation = 0, Capabilities = 0;
  OLECHAR *Name = NULL;
  RPC_AUTH_IDENTITY_HANDLE Account = NULL;
  HRESULT Hr = CoQueryProxyBlanket(Proxy, &Service, &Authorization, &Name, &Level, &Impersonation,
                                   &Account, &Capabilities);
  if (FAILED(Hr))
    return Hr;
  Hr = CoSetProxyBlanket(Proxy, Service, Authorization, Name, Level, Impersonation, Account,
                         Capabilities | EOAC_STATIC_CLOAKING);
  CoTaskMemFree(Name);
  return Hr;
}
HRESULT throughTheInterface(IUnknown *Proxy) {
  IClientSecurity *Security = NULL;
  HRESULT Hr = Proxy->QueryInterface(IID_IClientSecurity, reinterpret_cast<void **>(&Security));
  if (FAILED(Hr))
    return Hr;
  Hr = Security->SetBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                            RPC_C_AUTHN_LEVEL_CONNECT, // want: weak-proxy-blanket warning "IClientSecurity::SetBlanket is given RPC_C_AUTHN_LEVEL_CONNECT"
                            RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
  Security->Release();
  return Hr;
}
HRESULT perhapsLower(IUnknown *Proxy, bool Old) {
  // Ranks one lower, for it is only one of two values.
  DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  if (Old)
    Level = RPC_C_AUTHN_LEVEL_CALL;
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           Level, // want: weak-proxy-blanket note "when 'Old is true'"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                  RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)))
    return 1;
  HRESULT (*const All[])(IUnknown *) = {none, noneForbidden, lower,  lowerByOne,         same,
                                        negotiated, echoed, throughTheInterface};
  for (auto Each : All)
    if (FAILED(Each(NULL)))
      return 1;
  return FAILED(perhapsLower(NULL, true));
}
