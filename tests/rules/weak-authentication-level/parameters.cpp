// A wrapper's parameter has the values that the calls of the wrapper give it.
#include <windows.h>
#include <objbase.h>

static HRESULT secureWeakly(DWORD Level) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level error "NONE (via Level, parameters.cpp:10)"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT callsWeakly() { return secureWeakly(RPC_C_AUTHN_LEVEL_NONE); }

static HRESULT secureEitherWay(DWORD Level) {
  // One caller of two: the finding ranks one lower.
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level warning "in one of 2 cases"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT callsStrongly() { return secureEitherWay(RPC_C_AUTHN_LEVEL_PKT_PRIVACY); }
HRESULT callsWeaklyToo() { return secureEitherWay(RPC_C_AUTHN_LEVEL_NONE); }

static HRESULT secureByDefault(DWORD Level = RPC_C_AUTHN_LEVEL_NONE) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Level, // want: weak-authentication-level error "NONE (via Level"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT takesTheDefault() { return secureByDefault(); }

static HRESULT secureByGoodDefault(DWORD Level = RPC_C_AUTHN_LEVEL_NONE) {
  // The weak default is never taken.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT takesNoDefault() { return secureByGoodDefault(RPC_C_AUTHN_LEVEL_PKT_PRIVACY); }

static HRESULT innermost(DWORD Inner) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Inner, // want: weak-authentication-level error "NONE (via Inner, Outer, parameters.cpp:40)"
                              2, NULL, EOAC_NONE, NULL);
}
static HRESULT outer(DWORD Outer) { return innermost(Outer); }
HRESULT outermost() { return outer(RPC_C_AUTHN_LEVEL_NONE); }

static HRESULT retrying(DWORD Level, int Left) {
  // It calls itself with what it was given.
  const HRESULT Hr = CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Level, // want: weak-authentication-level error "NONE (via Level, parameters.cpp:50)"
      2, NULL, EOAC_NONE, NULL);
  return FAILED(Hr) && Left > 0 ? retrying(Level, Left - 1) : Hr;
}
HRESULT startsTrying() { return retrying(RPC_C_AUTHN_LEVEL_NONE, 3); }

static HRESULT overwrittenInside(DWORD Level) {
  // What the caller gives does not reach the call.
  Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT isOverruled() { return overwrittenInside(RPC_C_AUTHN_LEVEL_NONE); }

static HRESULT deadCaller(DWORD Level) {
  // The weak call can never happen.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT callsInDeadCode() {
  if (false)
    return deadCaller(RPC_C_AUTHN_LEVEL_NONE);
  return deadCaller(RPC_C_AUTHN_LEVEL_PKT_PRIVACY);
}

struct Initialiser {
  virtual ~Initialiser() = default;
  virtual HRESULT secure(DWORD Level) = 0;
};
struct ProcessInitialiser : Initialiser {
  HRESULT secure(DWORD Level) override {
    // The caller names the method of the base.
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                Level, // want: weak-authentication-level error "NONE (via Level, parameters.cpp:81)"
                                2, NULL, EOAC_NONE, NULL);
  }
};
HRESULT callsVirtually(Initialiser &I) { return I.secure(RPC_C_AUTHN_LEVEL_NONE); }

static HRESULT callback(DWORD Level) {
  // Who calls through the pointer is not known; who calls by name does it well.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT callsByName(HRESULT (**Hook)(DWORD)) {
  *Hook = callback;
  return callback(RPC_C_AUTHN_LEVEL_PKT_PRIVACY);
}
