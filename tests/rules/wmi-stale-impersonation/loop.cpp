// One impersonation before a loop that calls WMI and reads data in turn.
#include "support/provider.h"

HRESULT onceForAll(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  for (int I = 0; I < Count; ++I) {
    DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
    Hr = Wmi->PutInstance(Objects[I], 0, nullptr, nullptr);
  }
  return Hr;
}

HRESULT inEachRound(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  HRESULT Hr = S_OK;
  for (int I = 0; I < Count; ++I) {
    Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // Each round starts as the client.
    DeleteFileW(L"C:\\Data\\a.txt");
    Hr = Wmi->PutInstance(Objects[I], 0, nullptr, nullptr);
  }
  return Hr;
}

HRESULT wmiBeforeTheLoop(IWbemServices *Wmi, BSTR Name, IWbemClassObject **Class, int Count) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->GetObject(Name, 0, nullptr, Class, nullptr);
  if (SUCCEEDED(Hr))
    Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  while (Count--)
    DeleteFileW(L"C:\\Data\\a.txt");
  return Hr;
}
