// The call context's own methods do what CoImpersonateClient and CoRevertToSelf do.
#include "support/provider.h"

HRESULT byContext(IWbemServices *Wmi, IWbemClassObject *Object) {
  IServerSecurity *Call = nullptr;
  HRESULT Hr = CoGetCallContext(IID_IServerSecurity, reinterpret_cast<void **>(&Call));
  if (FAILED(Hr))
    return Hr;
  Hr = Call->ImpersonateClient();
  if (FAILED(Hr)) {
    Call->Release();
    return Hr;
  }
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  Call->RevertToSelf();
  Call->Release();
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "RevertToSelf"
  return Hr;
}

HRESULT inTime(IServerSecurity *Call, IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = Call->ImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // Looking does not change who the thread is.
  if (Call->IsImpersonating())
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  Call->RevertToSelf();
  return Hr;
}
