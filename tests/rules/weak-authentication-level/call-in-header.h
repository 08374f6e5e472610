#pragma once
#include <windows.h>
#include <objbase.h>

inline HRESULT secureFromHeader() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// The same call with a level that protects.
inline HRESULT secureFromHeaderWell() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// A constant of a header: the call in the source is reported, not this line.
const DWORD kHeaderLevel = RPC_C_AUTHN_LEVEL_NONE;
