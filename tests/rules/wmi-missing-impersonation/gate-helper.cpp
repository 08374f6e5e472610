// A helper that looks at the client as the client, and comes back as the host, is a check.
#include "support/provider.h"

static bool mayDelete() {
  if (FAILED(CoImpersonateClient()))
    return false;
  HANDLE Token = nullptr;
  BOOL Member = FALSE;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    CheckTokenMembership(Token, nullptr, &Member);
  CoRevertToSelf();
  return Member;
}

static bool configured() { return GetTickCount() != 0; }

class Provider : public ProviderSkeleton {
  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    if (!mayDelete())
      return WBEM_E_ACCESS_DENIED;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED;
  }

  STDMETHODIMP DeleteClassAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    if (!configured())
      return WBEM_E_ACCESS_DENIED;
    return DeleteFileW(Path) ? WBEM_S_NO_ERROR : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
  }
};
