// What a blanket cannot hold together, each beside what it can.
#include <windows.h>
#include <objbase.h>

HRESULT flagsOfTheProcess(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_DEFAULT, RPC_C_IMP_LEVEL_IMPERSONATE,
                           COLE_DEFAULT_AUTHINFO,
                           EOAC_SECURE_REFS | EOAC_MUTUAL_AUTH); // want: weak-proxy-blanket warning "EOAC_SECURE_REFS is a flag of the process"
}
HRESULT flagsOfTheProcessByNumber(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_DEFAULT, RPC_C_IMP_LEVEL_IMPERSONATE,
                           COLE_DEFAULT_AUTHINFO,
                           0x1000); // want: weak-proxy-blanket warning "0x1000 (EOAC_DISABLE_AAA)"
}
HRESULT flagsOfProxies(IUnknown *Proxy) {
  // All of these may stand in a blanket; EOAC_DEFAULT is at home only here.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_DEFAULT, RPC_C_IMP_LEVEL_DEFAULT,
                           COLE_DEFAULT_AUTHINFO, EOAC_DEFAULT | EOAC_MUTUAL_AUTH | EOAC_MAKE_FULLSIC);
}

HRESULT bothKindsOfCloaking(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                           EOAC_STATIC_CLOAKING | EOAC_DYNAMIC_CLOAKING); // want: weak-proxy-blanket warning "exclude each other"
}
HRESULT oneKindOfCloaking(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                           EOAC_DYNAMIC_CLOAKING);
}

HRESULT cloakedSchannel(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_GSS_SCHANNEL, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                           EOAC_STATIC_CLOAKING); // want: weak-proxy-blanket warning "Schannel"
}
HRESULT identifyingSchannel(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_GSS_SCHANNEL, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                           RPC_C_IMP_LEVEL_IDENTIFY, // want: weak-proxy-blanket warning "Schannel" fix "RPC_C_IMP_LEVEL_IMPERSONATE"
                           NULL, EOAC_NONE);
}
HRESULT schannel(IUnknown *Proxy) {
  // NULL as principal is allowed here: no mutual authentication.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_GSS_SCHANNEL, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                           EOAC_NONE);
}

HRESULT cloakedAndNamed(IUnknown *Proxy, COAUTHIDENTITY *Nobody) {
  COAUTHIDENTITY Account = {};
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, &Account,
                           EOAC_STATIC_CLOAKING); // want: weak-proxy-blanket warning "pAuthInfo"
}
HRESULT cloakedWithoutName(IUnknown *Proxy) {
  // COLE_DEFAULT_AUTHINFO names no account.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE,
                           COLE_DEFAULT_AUTHINFO, EOAC_STATIC_CLOAKING);
}
HRESULT cloakedPerhapsNamed(IUnknown *Proxy, COAUTHIDENTITY *Account) {
  // Whether the caller names an account cannot be seen.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, Account,
                           EOAC_STATIC_CLOAKING);
}

HRESULT delegatedByNtlm(IUnknown *Proxy) {
  // Only on one machine, and where this proxy leads is not known.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                           RPC_C_IMP_LEVEL_DELEGATE, // want: weak-proxy-blanket note "NTLM"
                           NULL, EOAC_NONE);
}
HRESULT kerberosWithoutName(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_GSS_KERBEROS, RPC_C_AUTHZ_NONE,
                           NULL, // want: weak-proxy-blanket warning "principal"
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_DELEGATE, NULL, EOAC_NONE);
}
HRESULT kerberos(IUnknown *Proxy) {
  static OLECHAR Name[] = L"host/meter.example.com";
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_GSS_KERBEROS, RPC_C_AUTHZ_NONE, Name,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_DELEGATE, NULL, EOAC_NONE);
}
HRESULT kerberosByNegotiation(IUnknown *Proxy) {
  // COM finds the name out.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_GSS_KERBEROS, RPC_C_AUTHZ_NONE, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_DELEGATE, NULL, EOAC_NONE);
}
