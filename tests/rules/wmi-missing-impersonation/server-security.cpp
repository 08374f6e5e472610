// The other ways to become the client.
#include "support/provider.h"
#include <rpc.h>

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *, IWbemObjectSink *) override {
    IServerSecurity *Call = nullptr;
    HRESULT Hr = CoGetCallContext(IID_IServerSecurity, reinterpret_cast<void **>(&Call));
    if (FAILED(Hr))
      return Hr;
    Hr = Call->ImpersonateClient();
    if (SUCCEEDED(Hr)) {
      // By the call context.
      Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
      Call->RevertToSelf();
    }
    Call->Release();
    return Hr;
  }

  STDMETHODIMP DeleteInstanceAsync(const BSTR Path, LONG, IWbemContext *,
                                   IWbemObjectSink *) override {
    if (RpcImpersonateClient(nullptr) != RPC_S_OK)
      return WBEM_E_ACCESS_DENIED;
    // By RPC.
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    RpcRevertToSelf();
    return Hr;
  }

  STDMETHODIMP ExecMethodAsync(const BSTR Path, const BSTR, LONG, IWbemContext *,
                               IWbemClassObject *, IWbemObjectSink *) override {
    if (!SetThreadToken(nullptr, User))
      return WBEM_E_ACCESS_DENIED;
    // With a token.
    const HRESULT Hr = DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
    RevertToSelf();
    return Hr;
  }

  STDMETHODIMP PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *,
                                IWbemObjectSink *) override {
    IServerSecurity *Call = nullptr;
    HRESULT Hr = CoGetCallContext(IID_IServerSecurity, reinterpret_cast<void **>(&Call));
    if (FAILED(Hr))
      return Hr;
    // To have the context is not to be the client.
    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-missing-impersonation warning "DeleteFile"
    Call->Release();
    return Hr;
  }

  HANDLE User = nullptr;
};
