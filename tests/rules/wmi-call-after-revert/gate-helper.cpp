// A helper that looks at the client and comes back as itself on every path. What its caller then
// asks of WMI, it asks as itself.
#include "support/provider.h"

static HRESULT checkLevel() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  HANDLE Token = nullptr;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token)) {
    CoRevertToSelf();
    return WBEM_E_ACCESS_DENIED;
  }
  SECURITY_IMPERSONATION_LEVEL Level = SecurityAnonymous;
  DWORD Size = 0;
  if (!GetTokenInformation(Token, TokenImpersonationLevel, &Level, sizeof(Level), &Size))
    Level = SecurityAnonymous;
  CloseHandle(Token);
  CoRevertToSelf();
  return Level < SecurityImpersonation ? WBEM_E_ACCESS_DENIED : WBEM_S_NO_ERROR;
}

class Provider : public ProviderSkeleton {
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *Context,
                                IWbemObjectSink *Sink) override {
    HRESULT Hr = checkLevel();
    if (FAILED(Hr))
      return Hr;
    Hr = Namespace->PutInstance(Instance, 0, Context, nullptr); // want: wmi-call-after-revert "PutInstance"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *Context,
                                   IWbemObjectSink *Sink) override {
    HRESULT Hr = checkLevel();
    if (SUCCEEDED(Hr))
      Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // The gate first, the impersonation for the work after it.
    Hr = Namespace->DeleteInstance(Path, 0, Context, nullptr);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};
