// Levels in globals and statics: all that is ever written to them counts.
#include <windows.h>
#include <objbase.h>

DWORD WeakLevel = RPC_C_AUTHN_LEVEL_NONE;
HRESULT ofAGlobal() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              WeakLevel, // want: weak-authentication-level error "NONE (via WeakLevel, globals.cpp:5)"
                              2, NULL, EOAC_NONE, NULL);
}

static DWORD FilledLevel;
void fill() { FilledLevel = RPC_C_AUTHN_LEVEL_NONE; }
HRESULT ofAFilledOne() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              FilledLevel, // want: weak-authentication-level error "NONE (via FilledLevel, globals.cpp:13)"
                              2, NULL, EOAC_NONE, NULL);
}

static DWORD SwitchedLevel = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
void beCompatible() { SwitchedLevel = RPC_C_AUTHN_LEVEL_NONE; }
HRESULT ofASwitchedOne() {
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      SwitchedLevel, // want: weak-authentication-level warning "NONE (via SwitchedLevel, globals.cpp:21) as dwAuthnLevel in one of 2 cases"
      2, NULL, EOAC_NONE, NULL);
}

static DWORD StrongLevel = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
HRESULT ofAStrongOne() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, StrongLevel, 2, NULL, EOAC_NONE, NULL);
}

HRESULT ofAStatic(bool Compatible) {
  static DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  if (Compatible)
    Level = RPC_C_AUTHN_LEVEL_NONE;
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Level, // want: weak-authentication-level warning "NONE (via Level"
      2, NULL, EOAC_NONE, NULL);
}

static DWORD RegistryLevel = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
HRESULT ofTheRegistry() {
  // What the registry holds is not in the source.
  DWORD Size = sizeof(RegistryLevel);
  if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Example", L"Level", RRF_RT_REG_DWORD, NULL,
                   &RegistryLevel, &Size) != ERROR_SUCCESS)
    return E_FAIL;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RegistryLevel, 2, NULL, EOAC_NONE, NULL);
}

enum class Level : DWORD { None = RPC_C_AUTHN_LEVEL_NONE, Privacy = RPC_C_AUTHN_LEVEL_PKT_PRIVACY };
static Level TypedLevel = Level::None;
HRESULT ofAnEnumeration() {
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      static_cast<DWORD>(TypedLevel), // want: weak-authentication-level error "None (RPC_C_AUTHN_LEVEL_NONE, via TypedLevel"
      2, NULL, EOAC_NONE, NULL);
}
