/* The same in C: designators, and fields one by one. */
#include <windows.h>
#include <objbase.h>
#include <string.h>

HRESULT designated(OLECHAR *host, MULTI_QI *query, REFCLSID class) {
  COAUTHINFO security = {
      .dwAuthnSvc = RPC_C_AUTHN_WINNT,
      .dwAuthnLevel = RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket warning "COAUTHINFO is given RPC_C_AUTHN_LEVEL_CALL"
      .dwImpersonationLevel = RPC_C_IMP_LEVEL_IMPERSONATE,
  };
  COSERVERINFO server = {.pwszName = host, .pAuthInfo = &security};
  return CoCreateInstanceEx(class, NULL, CLSCTX_REMOTE_SERVER, &server, 1, query);
}

HRESULT throughPointer(COAUTHINFO *security, OLECHAR *host, MULTI_QI *query, REFCLSID class) {
  COSERVERINFO server = {0, host, security, 0};
  memset(security, 0, sizeof *security);
  security->dwAuthnLevel = RPC_C_AUTHN_LEVEL_NONE; // want: weak-proxy-blanket error "neither authenticated"
  return CoCreateInstanceEx(class, NULL, CLSCTX_REMOTE_SERVER, &server, 1, query);
}

HRESULT right(OLECHAR *host, MULTI_QI *query, REFCLSID class) {
  COAUTHINFO security;
  COSERVERINFO server = {0, host, &security, 0};
  memset(&security, 0, sizeof security);
  security.dwAuthnSvc = RPC_C_AUTHN_WINNT;
  security.dwAuthnLevel = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  security.dwImpersonationLevel = RPC_C_IMP_LEVEL_IMPERSONATE;
  return CoCreateInstanceEx(class, NULL, CLSCTX_REMOTE_SERVER, &server, 1, query);
}
