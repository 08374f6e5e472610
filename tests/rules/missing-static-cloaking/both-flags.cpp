// Static and dynamic cloaking exclude each other, whatever the program is.
#include <windows.h>
#include <objbase.h>

const DWORD kBoth = EOAC_STATIC_CLOAKING | EOAC_DYNAMIC_CLOAKING;

HRESULT both() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                              EOAC_STATIC_CLOAKING | EOAC_DYNAMIC_CLOAKING, // want: missing-static-cloaking warning "EOAC_DYNAMIC_CLOAKING"
                              NULL);
}

HRESULT bothByNumber() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                              0x60, // want: missing-static-cloaking warning "EOAC_DYNAMIC_CLOAKING"
                              NULL);
}

HRESULT bothInConstant() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                              kBoth, // want: missing-static-cloaking warning "kBoth"
                              NULL);
}

HRESULT oneOrTheOther(bool Dynamic) {
  // One flag on each path, never both.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                              Dynamic ? EOAC_DYNAMIC_CLOAKING : EOAC_STATIC_CLOAKING, NULL);
}

HRESULT bothMinusOne() {
  // The second flag is taken away again.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, kBoth & ~EOAC_DYNAMIC_CLOAKING,
                              NULL);
}
