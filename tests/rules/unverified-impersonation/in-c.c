// The same in C.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>

HRESULT tooEarly(IServerSecurity *Call) {
  HANDLE Token = NULL;
  HRESULT Hr;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) // want: unverified-impersonation warning "OpenThreadToken"
    CloseHandle(Token);
  Hr = IServerSecurity_ImpersonateClient(Call);
  return FAILED(Hr) ? Hr : Call->lpVtbl->RevertToSelf(Call);
}

HRESULT asClient(IServerSecurity *Call) {
  HANDLE Token = NULL;
  HRESULT Hr = Call->lpVtbl->ImpersonateClient(Call);
  if (FAILED(Hr))
    return Hr;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, FALSE, &Token)) // want: unverified-impersonation warning "OpenAsSelf"
    CloseHandle(Token);
  return IServerSecurity_RevertToSelf(Call);
}

HRESULT right(void) {
  HANDLE Token = NULL;
  DWORD Level = SecurityAnonymous, Size = 0;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  /* Behind the impersonation, as the process, and like compared with like. */
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
      Level = SecurityAnonymous;
    CloseHandle(Token);
  }
  CoRevertToSelf();
  return Level < SecurityImpersonation ? E_ACCESSDENIED : S_OK;
}

int mixedUp(HANDLE Token) {
  DWORD Level = 0, Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    return 0;
  return Level >= RPC_C_IMP_LEVEL_IMPERSONATE; // want: unverified-impersonation warning "RPC_C_IMP_LEVEL_IMPERSONATE"
}
