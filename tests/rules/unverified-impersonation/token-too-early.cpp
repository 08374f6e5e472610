// Before the impersonation a thread has no token that could be looked at.
#include "support/provider.h"

HRESULT tooEarly() {
  HANDLE Token = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) // want: unverified-impersonation warning "OpenThreadToken"
    return WBEM_E_ACCESS_DENIED;
  const HRESULT Hr = CoImpersonateClient();
  CloseHandle(Token);
  if (SUCCEEDED(Hr))
    CoRevertToSelf();
  return Hr;
}

HRESULT inTime() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  HANDLE Token = nullptr;
  // Behind the impersonation.
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    CoRevertToSelf();
    return WBEM_E_ACCESS_DENIED;
  }
  CloseHandle(Token);
  CoRevertToSelf();
  return S_OK;
}

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    HANDLE Token = nullptr;
    if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) // want: unverified-impersonation warning "OpenThreadToken"
      return WBEM_E_ACCESS_DENIED;
    CloseHandle(Token);
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override {
    const HRESULT Hr = CoImpersonateClient();
    return FAILED(Hr) ? Hr : look();
  }

  // Looks at the client's token: it is only called while impersonating.
  static HRESULT look() {
    HANDLE Token = nullptr;
    if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
      return WBEM_E_ACCESS_DENIED;
    CloseHandle(Token);
    return WBEM_S_NO_ERROR;
  }

  STDMETHODIMP ExecMethodAsync(const BSTR, const BSTR, LONG, IWbemContext *, IWbemClassObject *,
                               IWbemObjectSink *) override {
    return lookTooEarly();
  }

  static HRESULT lookTooEarly() {
    HANDLE Token = nullptr;
    if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) // want: unverified-impersonation warning "OpenThreadToken"
      return WBEM_E_ACCESS_DENIED;
    CloseHandle(Token);
    return WBEM_S_NO_ERROR;
  }
};

// No provider and no impersonation: a library that takes the thread as it comes.
bool effectiveToken(HANDLE *Token) {
  return OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, Token) ||
         OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, Token);
}
