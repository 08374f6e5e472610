// errors: expected
// checks: comsec-weak-proxy-blanket
// Methods of a class that nobody declares, whose bodies the compiler drops: the arguments of one
// call are judged, at a lower rank, but not what it has to do with others.
#include <windows.h>
#include <objbase.h>

HRESULT VendorProxy::open() {
  return CoSetProxyBlanket(m_proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_NONE, // want: weak-proxy-blanket note "dwAuthnSvc must be RPC_C_AUTHN_NONE"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

// What Microsoft's samples give.
HRESULT VendorProxy::openWell() {
  return CoSetProxyBlanket(m_proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT,
                           COLE_DEFAULT_PRINCIPAL, RPC_C_AUTHN_LEVEL_DEFAULT,
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_DEFAULT);
}

// Whether main ever leads here, nobody knows: nothing is called lower than this level.
HRESULT VendorProxy::setProcess() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT lowerOne(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CONNECT, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

int main() { return FAILED(lowerOne(nullptr)); }
