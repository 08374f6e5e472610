// NOLINT means the same to both front ends.
#include <windows.h>
#include <objbase.h>

#define WEAK_CALL()                                                                                \
  CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE, NULL)

HRESULT everyCheck() { return WEAK_CALL(); } // NOLINT
HRESULT thisCheck() { return WEAK_CALL(); } // NOLINT(comsec-weak-authentication-level)
HRESULT byPattern() { return WEAK_CALL(); } // NOLINT(comsec-*)
HRESULT inList() { return WEAK_CALL(); } // NOLINT(bugprone-x, comsec-weak-authentication-level)

HRESULT nextLine() {
  // NOLINTNEXTLINE(comsec-weak-authentication-level)
  return WEAK_CALL();
}

// NOLINTBEGIN(comsec-weak-authentication-level)
HRESULT block() { return WEAK_CALL(); }
// NOLINTEND(comsec-weak-authentication-level)

// Not suppressed: the comment is about another check, another line, or over.
HRESULT otherCheck() { return WEAK_CALL(); } // NOLINT(comsec-unchecked-result) // want: weak-authentication-level error "NONE"
HRESULT lineAfter() { return WEAK_CALL(); } // want: weak-authentication-level error "NONE"
HRESULT lineBefore() { return WEAK_CALL(); } // want: weak-authentication-level error "NONE"
// NOLINT
