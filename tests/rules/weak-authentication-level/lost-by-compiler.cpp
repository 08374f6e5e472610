// errors: expected
// checks: comsec-weak-authentication-level
// The class of these methods is declared nowhere: the compiler drops their bodies, and what is left
// of the calls is their text. Findings rank one lower, since nobody knows what else happens there.
#include <windows.h>
#include <objbase.h>

constexpr DWORD LowLevel = RPC_C_AUTHN_LEVEL_NONE;

HRESULT VendorSession::open() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level warning "only the call was read here" fix "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT VendorSession::openByConstant() {
  if (FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL,
                                  LowLevel, // want: weak-authentication-level warning "NONE"
                                  RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)))
    return E_FAIL;
  return S_OK;
}

// The documented best level.
HRESULT VendorSession::openWell() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// A value that only the lost code knows proves nothing.
HRESULT VendorSession::openAtOwnLevel() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, m_level, RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_NONE, NULL);
}

// Here the parameter is meant, not the constant of the file.
HRESULT VendorSession::openAt(DWORD LowLevel) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, LowLevel, RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_NONE, NULL);
}

// A method of another object that has the name of the function.
HRESULT VendorSession::forward() {
  return m_host->CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE,
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
