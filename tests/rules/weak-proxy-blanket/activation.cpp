// COAUTHINFO speaks for the activation of an object on another machine, and for nothing else.
#include <windows.h>
#include <objbase.h>

static HRESULT activate(COAUTHINFO *Security, OLECHAR *Host, MULTI_QI *Query, REFCLSID Class) {
  COSERVERINFO Server = {0, Host, Security, 0};
  return CoCreateInstanceEx(Class, NULL, CLSCTX_REMOTE_SERVER, &Server, 1, Query);
}

HRESULT connectOnly(OLECHAR *Host, MULTI_QI *Query, REFCLSID Class) {
  COAUTHINFO Security = {RPC_C_AUTHN_WINNT,
                         RPC_C_AUTHZ_NONE,
                         NULL,
                         RPC_C_AUTHN_LEVEL_CONNECT, // want: weak-proxy-blanket warning "COAUTHINFO is given RPC_C_AUTHN_LEVEL_CONNECT as dwAuthnLevel: hardened servers refuse" fix "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                         RPC_C_IMP_LEVEL_IMPERSONATE,
                         NULL,
                         EOAC_NONE};
  return activate(&Security, Host, Query, Class);
}

HRESULT withoutAuthentication(OLECHAR *Host, MULTI_QI *Query, REFCLSID Class) {
  // Nobody raises this one, for anonymous calls are left as they are.
  COAUTHINFO Security = {};
  Security.dwAuthnSvc = RPC_C_AUTHN_NONE;
  Security.dwAuthnLevel = RPC_C_AUTHN_LEVEL_NONE; // want: weak-proxy-blanket error "neither authenticated nor protected"
  Security.dwImpersonationLevel = RPC_C_IMP_LEVEL_IMPERSONATE;
  return activate(&Security, Host, Query, Class);
}

constexpr DWORD HouseLevel = RPC_C_AUTHN_LEVEL_PKT;

HRESULT byConstant(OLECHAR *Host, MULTI_QI *Query, REFCLSID Class) {
  COAUTHINFO Security{.dwAuthnSvc = RPC_C_AUTHN_WINNT,
                      .dwAuthnLevel = HouseLevel, // want: weak-proxy-blanket warning "RPC_C_AUTHN_LEVEL_PKT (via HouseLevel"
                      .dwImpersonationLevel = RPC_C_IMP_LEVEL_IMPERSONATE};
  return activate(&Security, Host, Query, Class);
}

HRESULT replacedByDefaults(OLECHAR *Host, MULTI_QI *Query, REFCLSID Class) {
  COAUTHINFO Security = {RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                         RPC_C_IMP_LEVEL_IDENTIFY, // want: weak-proxy-blanket note "RPC_C_IMP_LEVEL_IMPERSONATE at least"
                         NULL,
                         EOAC_STATIC_CLOAKING}; // want: weak-proxy-blanket note "RPC_C_QOS_CAPABILITIES_MUTUAL_AUTH"
  return activate(&Security, Host, Query, Class);
}

HRESULT hardened(OLECHAR *Host, MULTI_QI *Query, REFCLSID Class) {
  // The least level that hardened servers take, and the other capability that is allowed.
  COAUTHINFO Security = {RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, RPC_C_AUTHN_LEVEL_PKT_INTEGRITY,
                         RPC_C_IMP_LEVEL_DELEGATE, NULL, RPC_C_QOS_CAPABILITIES_MUTUAL_AUTH};
  return activate(&Security, Host, Query, Class);
}

HRESULT empty(OLECHAR *Host, MULTI_QI *Query, REFCLSID Class) {
  // 0 is RPC_C_AUTHN_LEVEL_DEFAULT, which Windows raises.
  COAUTHINFO Security = {RPC_C_AUTHN_WINNT};
  return activate(&Security, Host, Query, Class);
}

HRESULT chosenByTheUser(OLECHAR *Host, MULTI_QI *Query, REFCLSID Class, DWORD Level) {
  COAUTHINFO Security = {RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, Level,
                         RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE};
  return activate(&Security, Host, Query, Class);
}

namespace house {
// A namesake of a field in a structure of our own.
struct Settings {
  DWORD dwAuthnLevel;
};
} // namespace house

DWORD ownStructure() {
  house::Settings S = {RPC_C_AUTHN_LEVEL_NONE};
  S.dwAuthnLevel = RPC_C_AUTHN_LEVEL_CONNECT;
  return S.dwAuthnLevel;
}
