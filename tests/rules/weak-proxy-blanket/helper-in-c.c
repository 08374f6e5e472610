/* The same in C: a proxy goes into one helper and comes out of another. */
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT secure(IUnknown *proxy) {
  return CoSetProxyBlanket(proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket warning "another machine" fix "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT secureHere(IUnknown *proxy) {
  /* Gets the connection to this machine only. */
  return CoSetProxyBlanket(proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT secureThere(IUnknown *proxy) {
  return CoSetProxyBlanket(proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CONNECT, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT connectTo(IWbemLocator *locator, BSTR path, BSTR user, IWbemServices **services) {
  return IWbemLocator_ConnectServer(locator, path, user, NULL, NULL, 0, NULL, NULL, services);
}

HRESULT remote(IWbemLocator *locator, IWbemServices **services) {
  BSTR store = SysAllocString(L"\\\\store7\\root\\cimv2");
  HRESULT hr = IWbemLocator_ConnectServer(locator, store, NULL, NULL, NULL, 0, NULL, NULL, services);
  SysFreeString(store);
  return FAILED(hr) ? hr : secure((IUnknown *)*services);
}

HRESULT named(IWbemLocator *locator) {
  IWbemServices *there = NULL, *here = NULL;
  HRESULT hr = connectTo(locator, (BSTR)L"\\\\store7\\root\\cimv2", NULL, &there);
  if (SUCCEEDED(hr))
    hr = secureThere((IUnknown *)there);
  if (SUCCEEDED(hr))
    hr = connectTo(locator, (BSTR)L"root\\cimv2", NULL, &here);
  return FAILED(hr) ? hr : secureHere((IUnknown *)here);
}

HRESULT unknown(IWbemLocator *locator, BSTR path, BSTR user) {
  /* Whoever calls this decides which machine it is. */
  IWbemServices *services = NULL;
  HRESULT hr = connectTo(locator, path, user, &services);
  return FAILED(hr) ? hr : secureHere((IUnknown *)services);
}
