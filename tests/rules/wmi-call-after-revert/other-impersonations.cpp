// A thread becomes somebody else by RPC and by tokens, too.
#include "support/provider.h"
#include <rpc.h>

HRESULT rpc(IWbemServices *Wmi, IWbemClassObject *Object) {
  if (RpcImpersonateClient(nullptr) != RPC_S_OK)
    return WBEM_E_ACCESS_DENIED;
  HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  RpcRevertToSelf();
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "RpcRevertToSelf"
  return Hr;
}

HRESULT rpcOfBinding(RPC_BINDING_HANDLE Binding, IWbemServices *Wmi, IWbemClassObject *Object) {
  if (RpcImpersonateClient(Binding) != RPC_S_OK)
    return WBEM_E_ACCESS_DENIED;
  RpcRevertToSelfEx(Binding);
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "RpcRevertToSelfEx"
}

HRESULT loggedOn(HANDLE User, IWbemServices *Wmi, IWbemClassObject *Object) {
  if (!ImpersonateLoggedOnUser(User))
    return WBEM_E_ACCESS_DENIED;
  HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  RevertToSelf();
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "RevertToSelf"
  return Hr;
}

HRESULT token(HANDLE User, IWbemServices *Wmi, IWbemClassObject *Object) {
  if (!SetThreadToken(nullptr, User))
    return WBEM_E_ACCESS_DENIED;
  // As the token's user.
  const HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  RevertToSelf();
  return Hr;
}
