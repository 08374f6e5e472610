// The call in a constructor: two objects are two calls.
#include <windows.h>
#include <objbase.h>
#include <memory>

struct Secured {
  HRESULT Hr;
  Secured() : Hr(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)) {}
};

static HRESULT twoObjects() {
  Secured First;
  if (FAILED(First.Hr))
    return First.Hr;
  Secured Second;
  return Second.Hr;
}

struct SecuredOnce {
  HRESULT Hr;
  SecuredOnce() : Hr(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                          RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)) {}
};

// One object, one call.
static HRESULT oneObject() {
  SecuredOnce Only;
  return Only.Hr;
}

struct SecuredHeld {
  HRESULT Hr;
  SecuredHeld() : Hr(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                          RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)) {}
};

// Copies are no new calls.
static HRESULT copies() {
  auto Held = std::make_unique<SecuredHeld>();
  SecuredHeld Copy = *Held;
  return Copy.Hr;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(twoObjects());
  case 2:
    return FAILED(oneObject());
  default:
    return FAILED(copies());
  }
}
