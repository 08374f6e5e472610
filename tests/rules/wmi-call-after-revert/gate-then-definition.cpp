// A gate helper leaves its caller where it was: before the impersonation.
#include "support/provider.h"

static bool isAdministrator() {
  if (CoImpersonateClient() != S_OK)
    return false;
  HANDLE Token = nullptr;
  BOOL Member = FALSE;
  if (OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    CheckTokenMembership(Token, nullptr, &Member);
  return CoRevertToSelf() == S_OK && Member;
}

class Provider : public ProviderSkeleton {
  // Definitions of classes are no secret; providers need them before they impersonate.
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *Context,
                              IWbemObjectSink *Sink) override {
    if (!isAdministrator())
      return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    IWbemClassObject *Class = nullptr;
    HRESULT Hr = Namespace->GetObject(Path, 0, Context, &Class, nullptr);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *Context,
                                IWbemObjectSink *Sink) override {
    if (!isAdministrator())
      return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
    HRESULT Hr = Namespace->PutInstance(Instance, 0, Context, nullptr); // want: wmi-call-after-revert note "before it has impersonated"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  // The method's own revert is a decision to go on as the host.
  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *Context,
                                   IWbemObjectSink *) override {
    if (!isAdministrator() || FAILED(CoImpersonateClient()))
      return WBEM_E_ACCESS_DENIED;
    CoRevertToSelf();
    IWbemClassObject *Class = nullptr;
    return Namespace->GetObject(Path, 0, Context, &Class, nullptr); // want: wmi-call-after-revert warning "after CoRevertToSelf"
  }
};
