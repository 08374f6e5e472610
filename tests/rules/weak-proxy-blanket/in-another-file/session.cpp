#include "session.h"

HRESULT openSession() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_INTEGRITY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT secure(IUnknown *Proxy, DWORD Level) {
  // The only caller asks for CONNECT.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           Level, // want: weak-proxy-blanket warning "below the process's own RPC_C_AUTHN_LEVEL_PKT_INTEGRITY"
                           RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE);
}
