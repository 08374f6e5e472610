// checks: comsec-weak-authentication-level
// The call can stand anywhere that code can.
#include <windows.h>
#include <objbase.h>

#define WEAK_CALL()                                                                                \
  CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE, NULL)

static const HRESULT AtStart = WEAK_CALL(); // want: weak-authentication-level error "NONE"

struct Apartment {
  HRESULT Hr;
  Apartment() : Hr(WEAK_CALL()) {} // want: weak-authentication-level error "NONE"
  operator HRESULT() { return WEAK_CALL(); } // want: weak-authentication-level error "NONE"
};

template <typename Policy> HRESULT secure() {
  // Two instantiations, one place: reported once, though only one of them is weak.
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Policy::Level, // want: weak-authentication-level "NONE"
                              2, NULL, EOAC_NONE, NULL);
}
struct Weak { static constexpr DWORD Level = RPC_C_AUTHN_LEVEL_NONE; };
struct Strong { static constexpr DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY; };
HRESULT both() {
  const HRESULT Hr = secure<Weak>();
  return FAILED(Hr) ? Hr : secure<Strong>();
}

HRESULT inLambda() {
  auto Secure = [] { return WEAK_CALL(); }; // want: weak-authentication-level error "NONE"
  return Secure();
}

HRESULT inCondition() {
  if (const HRESULT Hr = WEAK_CALL(); FAILED(Hr)) // want: weak-authentication-level error "NONE"
    return Hr;
  return AtStart;
}
