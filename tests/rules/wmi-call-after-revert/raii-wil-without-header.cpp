// WIL comes as a package that is hardly ever in the tree: its guards are known without it.
#include "support/provider.h"

#include <wil/resource.h>

HRESULT inTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  auto Client = wil::CoImpersonateClient();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT behindTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  {
    auto Client = wil::CoImpersonateClient();
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT behindTheLambda(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (FAILED(CoImpersonateClient()))
    return E_ACCESSDENIED;
  {
    auto Revert = wil::scope_exit([] { CoRevertToSelf(); });
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT withOwners(IWbemServices *Wmi, IWbemClassObject *Object) {
  auto Client = wil::CoImpersonateClient();
  wil::unique_handle Token;
  if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
    return E_ACCESSDENIED;
  Token.reset();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
