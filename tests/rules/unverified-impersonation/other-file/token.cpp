#include "token.h"

BOOL hasToken() {
  HANDLE Token = nullptr;
  const BOOL Has = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token); // want: unverified-impersonation warning "OpenThreadToken"
  if (Has)
    CloseHandle(Token);
  return Has;
}

// The call graph shows that there is a client.
BOOL hasClientsToken() {
  HANDLE Token = nullptr;
  const BOOL Has = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token);
  if (Has)
    CloseHandle(Token);
  return Has;
}
