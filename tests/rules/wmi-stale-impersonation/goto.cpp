// A label between the call into WMI and the data.
#include "support/provider.h"

HRESULT jumpsOver(IWbemServices *Wmi, IWbemClassObject *Object, bool Skip) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (Skip)
    goto Data; // past the new impersonation
  Hr = CoImpersonateClient();
  if (FAILED(Hr))
    goto Done;
Data:
  DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
Done:
  CoRevertToSelf();
  return Hr;
}

HRESULT jumpsBehind(IWbemServices *Wmi, IWbemClassObject *Object, bool Skip) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (Skip)
    goto Done;
  Hr = CoImpersonateClient();
  if (FAILED(Hr))
    goto Done;
  // Only with the new impersonation.
  DeleteFileW(L"C:\\Data\\a.txt");
Done:
  CoRevertToSelf();
  return Hr;
}
