// WIL's macros on a result: which way control goes from there is known without WIL, too.
#include "support/provider.h"

#include <wil/result.h>

HRESULT leftOnFailure(IWbemServices *Wmi, IWbemClassObject *Object) {
  RETURN_IF_FAILED(CoImpersonateClient());
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT leftByException(IWbemServices *Wmi, IWbemClassObject *Object) {
  const HRESULT Hr = CoImpersonateClient();
  THROW_IF_FAILED(Hr);
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT leftByBoth(IWbemServices *Wmi, IWbemClassObject *Object) try {
  THROW_IF_FAILED(CoImpersonateClient());
  THROW_HR_IF(E_INVALIDARG, !Object);
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
CATCH_RETURN()

HRESULT reverted(IWbemServices *Wmi, IWbemClassObject *Object) {
  RETURN_IF_FAILED(CoImpersonateClient());
  LOG_IF_FAILED(CoRevertToSelf());
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}
