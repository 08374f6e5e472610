// How a level gets from the token to the comparison, and what is no level of a token any longer.
#include "support/provider.h"

#define LOWEST_LEVEL RPC_C_IMP_LEVEL_IMPERSONATE
static const DWORD Lowest = RPC_C_IMP_LEVEL_IMPERSONATE;

static DWORD levelOf(HANDLE Token) {
  DWORD Level = SecurityAnonymous, Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return SecurityAnonymous;
  return Level;
}

bool byMacro(HANDLE Token) {
  return levelOf(Token) >= LOWEST_LEVEL; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

bool byConstant(HANDLE Token) {
  return levelOf(Token) >= Lowest; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

static bool isEnough(DWORD Level) {
  return Level >= RPC_C_IMP_LEVEL_IMPERSONATE; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

bool byParameter(HANDLE Token) { return isEnough(levelOf(Token)); }

// The enumeration of the variable tells, whoever fills it.
bool byType(HANDLE Token, BOOL (*Read)(HANDLE, SECURITY_IMPERSONATION_LEVEL *)) {
  SECURITY_IMPERSONATION_LEVEL Level = SecurityAnonymous;
  return Read(Token, &Level) &&
         Level >= RPC_C_IMP_LEVEL_IMPERSONATE; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}

// One more: the number of the other enumeration.
bool byArithmetic(HANDLE Token) { return levelOf(Token) + 1 >= RPC_C_IMP_LEVEL_IMPERSONATE; }

// Another value by then.
bool overwritten(HANDLE Token, IUnknown *Proxy) {
  DWORD Level = levelOf(Token);
  if (Level < SecurityImpersonation)
    return false;
  if (FAILED(CoQueryProxyBlanket(Proxy, nullptr, nullptr, nullptr, nullptr, &Level, nullptr, nullptr)))
    return false;
  return Level >= RPC_C_IMP_LEVEL_IMPERSONATE;
}
