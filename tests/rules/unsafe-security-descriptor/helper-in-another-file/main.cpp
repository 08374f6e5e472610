// checks: comsec-unsafe-security-descriptor
// The list is made in another file: the steps lead there.
#include "list.h"
#include "support/vss.h"

static HRESULT secureForSome() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!startList(List, sizeof(Buffer)) || !letIn(List, WinLocalSystemSid) ||
      !letIn(List, WinBuiltinAdministratorsSid) || !letIn(List, WinBuiltinBackupOperatorsSid) ||
      !describe(&D, List))
    return E_FAIL;
  return CoInitializeSecurity(&D, // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
                              -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT secureForAll() {
  // The same steps, for all five.
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!startList(List, sizeof(Buffer)) || !letIn(List, WinLocalSystemSid) ||
      !letIn(List, WinLocalServiceSid) || !letIn(List, WinNetworkServiceSid) ||
      !letIn(List, WinBuiltinAdministratorsSid) || !letIn(List, WinBuiltinBackupOperatorsSid) ||
      !describe(&D, List))
    return E_FAIL;
  return CoInitializeSecurity(&D, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (FAILED(argc > 1 ? secureForSome() : secureForAll()))
    return 1;
  return FAILED(openBackup());
}
