// Templates are judged as they are instantiated.
#include "support/provider.h"

template <bool RevertFirst> HRESULT store(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if constexpr (RevertFirst)
    CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

template <typename Work> HRESULT asClient(Work Do) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Do();
  CoRevertToSelf();
  return Hr;
}

template <typename Work> HRESULT asSelfAgain(Work Do) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Do();
}

HRESULT use(IWbemServices *Wmi, IWbemClassObject *Object) {
  // Found once, for the instance that reverts.
  HRESULT Hr = store<false>(Wmi, Object);
  if (SUCCEEDED(Hr))
    Hr = store<true>(Wmi, Object);
  return Hr;
}

HRESULT useClient(IWbemServices *Wmi, IWbemClassObject *Object) {
  // Runs between the impersonation and the revert.
  return asClient([&] { return Wmi->PutInstance(Object, 0, nullptr, nullptr); });
}

HRESULT useSelf(IWbemServices *Wmi, IWbemClassObject *Object) {
  return asSelfAgain([&] {
    return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  });
}

// Never instantiated: there is nothing to run.
template <typename T> HRESULT unused(T *Wmi, IWbemClassObject *Object) {
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
