// Levels that lambdas capture and that templates are made for.
#include <windows.h>
#include <objbase.h>

HRESULT capturedByCopy() {
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
  auto Secure = [=] {
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                Level, // want: weak-authentication-level error "NONE (via Level"
                                2, NULL, EOAC_NONE, NULL);
  };
  Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY; // too late for the copy
  return Secure();
}

HRESULT copiedInTime() {
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
  Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  auto Secure = [Level] {
    return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
  };
  return Secure();
}

HRESULT capturedByReference() {
  DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  auto Secure = [&] {
    return CoInitializeSecurity(
        NULL, -1, NULL, NULL,
        Level, // want: weak-authentication-level warning "NONE (via Level"
        2, NULL, EOAC_NONE, NULL);
  };
  Level = RPC_C_AUTHN_LEVEL_NONE;
  return Secure();
}

HRESULT givenToALambda() {
  auto Secure = [](DWORD Level) {
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                Level, // want: weak-authentication-level error "NONE (via Level"
                                2, NULL, EOAC_NONE, NULL);
  };
  return Secure(RPC_C_AUTHN_LEVEL_NONE);
}

template <DWORD Level> HRESULT secureAt() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level error "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT ofATemplate() { return secureAt<RPC_C_AUTHN_LEVEL_NONE>(); }

template <DWORD Level> HRESULT secureWellAt() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT ofAGoodTemplate() { return secureWellAt<RPC_C_AUTHN_LEVEL_PKT_PRIVACY>(); }

struct WeakPolicy {
  static constexpr DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
};
template <class Policy> struct Secured {
  HRESULT secure() {
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                Policy::Level, // want: weak-authentication-level error "NONE"
                                2, NULL, EOAC_NONE, NULL);
  }
};
HRESULT ofAPolicy() { return Secured<WeakPolicy>().secure(); }
