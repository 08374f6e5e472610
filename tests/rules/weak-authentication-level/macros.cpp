// A call inside a macro of the project is reported where the macro is used.
#include <windows.h>
#include <objbase.h>

#define RETURN_IF_FAILED(call)                                                                     \
  do {                                                                                             \
    HRESULT Hr_ = (call);                                                                          \
    if (FAILED(Hr_))                                                                               \
      return Hr_;                                                                                  \
  } while (0)

#define SECURE_PROCESS(level)                                                                      \
  CoInitializeSecurity(NULL, -1, NULL, NULL, level, RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)

#define OPEN_PROCESS() SECURE_PROCESS(RPC_C_AUTHN_LEVEL_NONE)

HRESULT callInMacroArgument() {
  RETURN_IF_FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE, NULL)); // want: weak-authentication-level error "NONE"
  return S_OK;
}

HRESULT levelInMacroArgument() {
  return SECURE_PROCESS(RPC_C_AUTHN_LEVEL_NONE); // want: weak-authentication-level error "NONE"
}

HRESULT everythingInMacro() {
  return OPEN_PROCESS(); // want: weak-authentication-level error "NONE"
}

HRESULT strong() {
  // The same macro with a level that protects.
  return SECURE_PROCESS(RPC_C_AUTHN_LEVEL_PKT_PRIVACY);
}

HRESULT strongInMacroArgument() {
  RETURN_IF_FAILED(SECURE_PROCESS(RPC_C_AUTHN_LEVEL_PKT));
  return S_OK;
}
