// What CoInitializeSecurity refuses or forbids, each beside what it takes.
#include <windows.h>
#include <objbase.h>
#include <iaccess.h>

static DWORD Something;

HRESULT reservedPointers() {
  return CoInitializeSecurity(NULL, -1, NULL,
                              &Something, // want: invalid-security-arguments "pReserved1"
                              RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE,
                              &Something); // want: invalid-security-arguments "pReserved3"
}
HRESULT reservedNull() {
  // Null in other words.
  return CoInitializeSecurity(nullptr, -1, nullptr, 0, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}

HRESULT chosenByComAndByUs() {
  SOLE_AUTHENTICATION_SERVICE Services[1] = {{RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, S_OK}};
  return CoInitializeSecurity(NULL, -1,
                              Services, // want: invalid-security-arguments "asAuthSvc"
                              NULL, RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_NONE, NULL);
}
HRESULT chosenByUs() {
  // One service, and one counted.
  SOLE_AUTHENTICATION_SERVICE Services[1] = {{RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, S_OK}};
  return CoInitializeSecurity(NULL, 1, Services, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT defaultLevelOfImpersonation() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_DEFAULT, // want: invalid-security-arguments "RPC_C_IMP_LEVEL_DEFAULT"
                              NULL, EOAC_NONE, NULL);
}
HRESULT defaultLevelOfAuthentication() {
  // DEFAULT is allowed here.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT defaultCapabilities() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_DEFAULT, // want: invalid-security-arguments "EOAC_DEFAULT"
                              NULL);
}
HRESULT defaultCapabilitiesOfProxy(IUnknown *Proxy) {
  // Here EOAC_DEFAULT is at home, and so is the default level of impersonation.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_DEFAULT, RPC_C_IMP_LEVEL_DEFAULT,
                           COLE_DEFAULT_AUTHINFO, EOAC_DEFAULT);
}

HRESULT twoMeaningsOfDescriptor(IAccessControl *Access) {
  return CoInitializeSecurity(Access, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_APPID | EOAC_ACCESS_CONTROL, // want: invalid-security-arguments "EOAC_APPID"
                              NULL);
}
HRESULT oneMeaningOfDescriptor(IAccessControl *Access) {
  return CoInitializeSecurity(Access, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}

HRESULT accessControlWithoutObject() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_ACCESS_CONTROL, // want: invalid-security-arguments "EOAC_ACCESS_CONTROL"
                              NULL);
}
HRESULT applicationWithoutId() {
  // NULL is legal with EOAC_APPID: COM looks the program's file name up. The rest must be zero then.
  return CoInitializeSecurity(NULL, 0, NULL, NULL, 0, 0, NULL, EOAC_APPID, NULL);
}

HRESULT signedReferences() {
  // Recommended, and legal with any level but NONE.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_SECURE_REFS, NULL);
}

HRESULT hardened() {
  // Flags that only CoInitializeSecurity takes.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_DISABLE_AAA | EOAC_NO_CUSTOM_MARSHAL, NULL);
}
