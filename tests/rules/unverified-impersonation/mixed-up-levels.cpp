// The level in a token and the level of RPC are two enumerations, one number apart.
#include "support/provider.h"

// The level of the thread's token, or the lowest.
static SECURITY_IMPERSONATION_LEVEL levelOf(HANDLE Token) {
  SECURITY_IMPERSONATION_LEVEL Level = SecurityAnonymous;
  DWORD Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return SecurityAnonymous;
  return Level;
}

bool tooLow(HANDLE Token) {
  DWORD Level = 0, Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return true;
  return Level < RPC_C_IMP_LEVEL_IMPERSONATE; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

bool onTheLeft(HANDLE Token) {
  DWORD Level = 0, Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return false;
  return RPC_C_IMP_LEVEL_IMPERSONATE <= Level; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

bool ofTheRightType(HANDLE Token) {
  SECURITY_IMPERSONATION_LEVEL Level = SecurityAnonymous;
  DWORD Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return false;
  return Level >= RPC_C_IMP_LEVEL_IMPERSONATE; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

bool fromHelper(HANDLE Token) {
  return levelOf(Token) >= RPC_C_IMP_LEVEL_IMPERSONATE; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

bool rightEnumeration(HANDLE Token) {
  DWORD Level = 0, Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return false;
  // Like with like.
  return Level >= SecurityImpersonation;
}

// A proxy's blanket speaks in RPC's levels.
bool ofProxy(IUnknown *Proxy) {
  DWORD Level = 0;
  if (FAILED(CoQueryProxyBlanket(Proxy, nullptr, nullptr, nullptr, nullptr, &Level, nullptr, nullptr)))
    return false;
  return Level >= RPC_C_IMP_LEVEL_IMPERSONATE;
}

// Translated first.
static DWORD translated(HANDLE Token) {
  switch (levelOf(Token)) {
  case SecurityIdentification:
    return RPC_C_IMP_LEVEL_IDENTIFY;
  case SecurityImpersonation:
    return RPC_C_IMP_LEVEL_IMPERSONATE;
  case SecurityDelegation:
    return RPC_C_IMP_LEVEL_DELEGATE;
  default:
    return RPC_C_IMP_LEVEL_ANONYMOUS;
  }
}

bool afterTranslation(HANDLE Token) { return translated(Token) >= RPC_C_IMP_LEVEL_IMPERSONATE; }

// Another class of information: its numbers are no levels.
bool otherInformation(HANDLE Token) {
  DWORD Type = 0, Size = 0;
  if (!GetTokenInformation(Token, TokenElevationType, &Type, sizeof(Type), &Size))
    return false;
  return Type == RPC_C_IMP_LEVEL_IDENTIFY;
}
