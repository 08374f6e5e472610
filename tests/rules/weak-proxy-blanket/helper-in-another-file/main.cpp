#include "wmi.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                                  RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL)))
    return 1;
  static COAUTHIDENTITY Account;
  IWbemServices *Local = nullptr, *Remote = nullptr;
  IEnumWbemClassObject *LocalEvents = nullptr, *RemoteEvents = nullptr;
  HRESULT Hr = connect(L"root\\cimv2", &Local);
  if (SUCCEEDED(Hr))
    Hr = secure(Local, nullptr);
  if (SUCCEEDED(Hr))
    Hr = listen(Local, &LocalEvents);
  if (SUCCEEDED(Hr))
    Hr = connect(L"\\\\store7\\root\\cimv2", &Remote);
  if (SUCCEEDED(Hr))
    Hr = secure(Remote, &Account);
  if (SUCCEEDED(Hr))
    Hr = listen(Remote, &RemoteEvents);
  return FAILED(Hr);
}
