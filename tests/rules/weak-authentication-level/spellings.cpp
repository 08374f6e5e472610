// One value, many spellings. Each weak one has its strong twin.
#include <windows.h>
#include <objbase.h>

#define PROJECT_LEVEL RPC_C_AUTHN_LEVEL_NONE
#define PROJECT_STRONG_LEVEL RPC_C_AUTHN_LEVEL_PKT_PRIVACY
#define BOTH_LEVELS RPC_C_AUTHN_LEVEL_NONE, RPC_C_IMP_LEVEL_IDENTIFY

enum Safety { Careless = 1, Careful = 6 };
const DWORD kLevel = RPC_C_AUTHN_LEVEL_NONE;
const DWORD kStrongLevel = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
constexpr DWORD weakest() { return 3 - 2; }
constexpr DWORD strongest() { return 3 + 3; }

struct Policy {
  static const DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
  static constexpr DWORD StrongLevel = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
};

HRESULT number() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, 1, 2, NULL, EOAC_NONE, NULL); // want: weak-authentication-level error "1 (RPC_C_AUTHN_LEVEL_NONE)"
}
HRESULT strongNumber() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, 6, 2, NULL, EOAC_NONE, NULL); // 6 is PKT_PRIVACY
}

HRESULT hexadecimal() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, 0x1ul, 2, NULL, EOAC_NONE, NULL); // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
}

HRESULT alias() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              RPC_C_PROTECT_LEVEL_NONE, // want: weak-authentication-level error "_LEVEL_NONE"
                              2, NULL, EOAC_NONE, NULL);
}

HRESULT macro() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              PROJECT_LEVEL, // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT strongMacro() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, PROJECT_STRONG_LEVEL, 2, NULL, EOAC_NONE, NULL);
}

HRESULT macroOfTwoArguments() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              BOTH_LEVELS, // want: weak-authentication-level error "NONE"
                              NULL, EOAC_NONE, NULL);
}

HRESULT enumerator() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Careless, // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT strongEnumerator() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Careful, 2, NULL, EOAC_NONE, NULL);
}

HRESULT constant() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              kLevel, // want: weak-authentication-level error "kLevel"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT strongConstant() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, kStrongLevel, 2, NULL, EOAC_NONE, NULL);
}

HRESULT constantExpression() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              weakest(), // want: weak-authentication-level error "RPC_C_AUTHN_LEVEL_NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT strongConstantExpression() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, strongest(), 2, NULL, EOAC_NONE, NULL);
}

HRESULT memberConstant() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Policy::Level, // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT strongMemberConstant() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Policy::StrongLevel, 2, NULL, EOAC_NONE, NULL);
}

HRESULT cast() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              (DWORD)RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT staticCast() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              static_cast<DWORD>(RPC_C_AUTHN_LEVEL_NONE), // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT strongCast() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, static_cast<DWORD>(6), 2, NULL, EOAC_NONE, NULL);
}

HRESULT oneOfTwo(bool Trusted) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Trusted ? RPC_C_AUTHN_LEVEL_NONE : RPC_C_AUTHN_LEVEL_PKT, // want: weak-authentication-level "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT strongOfTwo(bool Trusted) {
  // Both values are above what code without a role needs.
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Trusted ? RPC_C_AUTHN_LEVEL_PKT : RPC_C_AUTHN_LEVEL_PKT_PRIVACY, 2,
                              NULL, EOAC_NONE, NULL);
}
