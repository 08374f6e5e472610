// Guards that impersonate and revert, in the form of chromium's: the result is kept and asked for.
#include "support/provider.h"

class ScopedClientImpersonation {
public:
  ScopedClientImpersonation() : Result(::CoImpersonateClient()) {}
  ~ScopedClientImpersonation() {
    if (is_valid())
      ::CoRevertToSelf();
  }
  ScopedClientImpersonation(const ScopedClientImpersonation &) = delete;
  ScopedClientImpersonation &operator=(const ScopedClientImpersonation &) = delete;

  bool is_valid() const { return SUCCEEDED(Result); }
  HRESULT result() const { return Result; }

private:
  const HRESULT Result;
};

HRESULT inTheCondition(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (ScopedClientImpersonation Client; Client.is_valid())
    // Alive and asked.
    return Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return WBEM_E_ACCESS_DENIED;
}

HRESULT asVariable(IWbemServices *Wmi, IWbemClassObject *Object) {
  ScopedClientImpersonation Client;
  if (!Client.is_valid())
    return Client.result();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT behindTheCondition(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (ScopedClientImpersonation Client; !Client.is_valid())
    return Client.result();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}
