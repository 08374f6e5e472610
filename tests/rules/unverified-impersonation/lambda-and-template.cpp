// Looks that are handed on.
#include "support/provider.h"

template <typename Look> HRESULT impersonateThenLook(Look Do) {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Do();
  return CoRevertToSelf();
}

HRESULT inTime(HANDLE *Token) {
  // Run behind the impersonation.
  return impersonateThenLook([Token] {
    return OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, Token);
  });
}

HRESULT locally(HANDLE *Token) {
  auto Look = [Token] {
    return OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, FALSE, Token); // want: unverified-impersonation warning "OpenAsSelf"
  };
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Look();
  return CoRevertToSelf();
}

template <int AsSelf> HRESULT byArgument(HANDLE *Token) {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, AsSelf, Token); // want: unverified-impersonation warning "OpenAsSelf"
  return CoRevertToSelf();
}

HRESULT arguments(HANDLE *Token) {
  const HRESULT Hr = byArgument<TRUE>(Token);
  return FAILED(Hr) ? Hr : byArgument<FALSE>(Token);
}
