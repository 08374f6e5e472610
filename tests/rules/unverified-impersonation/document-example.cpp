// The document's own way to find out what the impersonation is worth, with its result looked at.
#include "support/provider.h"
#include <cstdio>

int document() {
  DWORD dwImp = 0;
  HANDLE hThreadTok;
  DWORD dwBytesReturned;
  BOOL bRes;

  if (FAILED(CoImpersonateClient()))
    return 0;
  bRes = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &hThreadTok);
  if (bRes == FALSE) {
    printf("no token: %lu\n", GetLastError());
    return 0;
  }
  bRes = GetTokenInformation(hThreadTok, TokenImpersonationLevel, &dwImp, sizeof(DWORD),
                             &dwBytesReturned);
  if (!bRes) {
    printf("no level\n");
    CloseHandle(hThreadTok);
    return 0;
  }
  switch (dwImp) {
  case SecurityAnonymous:
    printf("anonymous\n");
    break;
  case SecurityIdentification:
    printf("identification\n");
    break;
  case SecurityImpersonation:
    printf("impersonation\n");
    break;
  case SecurityDelegation:
    printf("delegation\n");
    break;
  default:
    printf("none of them\n");
    break;
  }
  CloseHandle(hThreadTok);
  return 1;
}

int documentWithoutItsFirstLine() {
  HANDLE hThreadTok;
  const BOOL bRes = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &hThreadTok); // want: unverified-impersonation warning "OpenThreadToken"
  if (bRes == FALSE)
    return 0;
  CloseHandle(hThreadTok);
  return SUCCEEDED(CoImpersonateClient());
}
