#include "client.h"

HRESULT becomeClient() {
  IServerSecurity *Security = nullptr;
  HRESULT Hr = CoGetCallContext(IID_IServerSecurity, reinterpret_cast<void **>(&Security));
  if (FAILED(Hr))
    return Hr;
  Hr = Security->ImpersonateClient();
  Security->Release();
  return Hr;
}
