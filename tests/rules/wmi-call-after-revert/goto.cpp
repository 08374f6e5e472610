// The usual clean-up label.
#include "support/provider.h"

HRESULT cleanUpReverts(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    goto Done;
  Hr = Object->Put(L"Id", 0, nullptr, 0);
  if (FAILED(Hr))
    goto CleanUp;
  // The revert stands between the label and the end: not before this call.
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
CleanUp:
  CoRevertToSelf();
Done:
  return Hr;
}

HRESULT cleanUpCalls(IWbemServices *Wmi, BSTR Path, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (FAILED(Hr))
    goto CleanUp;
  CoRevertToSelf();
  return Hr;
CleanUp:
  CoRevertToSelf();
  Wmi->DeleteInstance(Path, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "DeleteInstance"
  return Hr;
}

HRESULT backwards(IWbemServices *Wmi, IWbemClassObject *Object) {
  int Left = 3;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
Again:
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
  if (FAILED(Hr) && --Left) {
    CoRevertToSelf();
    Sleep(100);
    goto Again;
  }
  return Hr;
}

HRESULT backwardsAnew(IWbemServices *Wmi, IWbemClassObject *Object) {
  int Left = 3;
  HRESULT Hr;
Again:
  Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // The label stands before the impersonation.
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  CoRevertToSelf();
  if (FAILED(Hr) && --Left)
    goto Again;
  return Hr;
}
