// The same mistake in a switch.
#include "support/provider.h"

bool mixedUp(HANDLE Token) {
  DWORD Level = 0, Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return false;
  switch (Level) { case RPC_C_IMP_LEVEL_IMPERSONATE: return true; default: return false; } // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

// As the document's example does.
const char *named(HANDLE Token) {
  DWORD Level = 0, Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return "unknown";
  switch (Level) {
  case SecurityAnonymous:
    return "anonymous";
  case SecurityIdentification:
    return "identification";
  case SecurityImpersonation:
    return "impersonation";
  case SecurityDelegation:
    return "delegation";
  default:
    return "unknown";
  }
}
