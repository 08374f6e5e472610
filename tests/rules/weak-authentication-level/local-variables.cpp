// A local variable has the values of the assignments that reach the call, and no others.
#include <windows.h>
#include <objbase.h>

HRESULT initialised() {
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}

HRESULT overwritten() {
  // NONE does not reach the call.
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
  Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}

HRESULT loweredOnOnePath(bool Compatible) {
  DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  if (Compatible)
    Level = RPC_C_AUTHN_LEVEL_NONE;
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level "NONE"
                              2, NULL, EOAC_NONE, NULL);
}

HRESULT raisedOnBothPaths(bool Compatible) {
  // Each branch overwrites NONE.
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
  if (Compatible)
    Level = RPC_C_AUTHN_LEVEL_PKT;
  else
    Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}

HRESULT chosenBySwitch(int Mode) {
  DWORD Level;
  switch (Mode) {
  case 0:
    Level = RPC_C_AUTHN_LEVEL_NONE;
    break;
  default:
    Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
    break;
  }
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level "NONE"
                              2, NULL, EOAC_NONE, NULL);
}

HRESULT assignedAfterwards() {
  // The call has happened before NONE is stored.
  DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  const HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
  Level = RPC_C_AUTHN_LEVEL_NONE;
  return FAILED(Hr) ? Hr : (HRESULT)Level;
}

HRESULT copied() {
  const DWORD First = RPC_C_AUTHN_LEVEL_NONE;
  const DWORD Second = First;
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Second, // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
