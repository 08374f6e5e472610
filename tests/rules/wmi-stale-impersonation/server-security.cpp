// By the call context's own methods, and a mix of both spellings of the same thing.
#include "support/provider.h"

HRESULT byContext(IServerSecurity *Call, IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = Call->ImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  Call->RevertToSelf();
  return Hr;
}

HRESULT anew(IServerSecurity *Call, IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = Call->ImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (SUCCEEDED(Hr) && SUCCEEDED(Call->ImpersonateClient()))
    // The client again.
    DeleteFileW(L"C:\\Data\\a.txt");
  Call->RevertToSelf();
  return Hr;
}
