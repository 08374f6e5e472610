// Code that never runs cannot weaken anything.
#include <windows.h>
#include <objbase.h>

#define WEAK_CALL()                                                                                \
  CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE, NULL)

constexpr bool Diagnostics = false;

HRESULT never(bool Sometimes) {
  HRESULT Hr = S_OK;
  if (false)
    Hr = WEAK_CALL(); // dead: the condition is constant
  if (0) {
    Hr = WEAK_CALL(); // dead: the same in C's words
  }
  if (Diagnostics && Sometimes)
    Hr = WEAK_CALL(); // dead: one half of the condition is constant
  if constexpr (Diagnostics)
    Hr = WEAK_CALL(); // dead: thrown away by the compiler
  while (false)
    Hr = WEAK_CALL(); // dead
#if 0
  Hr = WEAK_CALL(); // no code at all
#endif
  // Hr = WEAK_CALL();
  return Hr;
}

HRESULT behindReturn() {
  return S_OK;
  return WEAK_CALL(); // dead: control has left
}

HRESULT sometimes(bool Sometimes) {
  if (Sometimes)
    return WEAK_CALL(); // want: weak-authentication-level error "NONE"
  return S_OK;
}

HRESULT always() {
  if (true)
    return WEAK_CALL(); // want: weak-authentication-level error "NONE"
  return S_OK;
}

HRESULT otherHalf(bool Sometimes) {
  if (Diagnostics || Sometimes)
    return WEAK_CALL(); // want: weak-authentication-level error "NONE"
  return S_OK;
}
