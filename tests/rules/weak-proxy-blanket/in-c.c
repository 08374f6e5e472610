/* The same in C: through the function, the vtable and the COM macro. */
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

HRESULT byFunction(IUnknown *proxy) {
  return CoSetProxyBlanket(proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_NONE, // want: weak-proxy-blanket warning "neither authenticated"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

HRESULT byTable(IClientSecurity *security, IUnknown *proxy) {
  return security->lpVtbl->SetBlanket(security, proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                                      RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                      EOAC_APPID); // want: weak-proxy-blanket warning "IClientSecurity::SetBlanket is given EOAC_APPID"
}

HRESULT byMacro(IClientSecurity *security, IUnknown *proxy) {
  return IClientSecurity_SetBlanket(security, proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                                    RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                    EOAC_STATIC_CLOAKING | EOAC_DYNAMIC_CLOAKING); // want: weak-proxy-blanket warning "exclude each other"
}

HRESULT remote(IWbemLocator *locator, BSTR path, IWbemServices **services) {
  /* The caller's variable, filled and used through one pointer. */
  BSTR store = SysAllocString(L"\\\\store7\\root\\cimv2");
  HRESULT hr = locator->lpVtbl->ConnectServer(locator, store, NULL, NULL, NULL, 0, NULL, NULL, services);
  SysFreeString(store);
  if (FAILED(hr))
    return hr;
  return CoSetProxyBlanket((IUnknown *)*services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

HRESULT legal(IClientSecurity *security, IUnknown *proxy) {
  /* 0 for NULL and EOAC_NONE, usual in C. */
  return IClientSecurity_SetBlanket(security, proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, 0,
                                    RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, 0, 0);
}
