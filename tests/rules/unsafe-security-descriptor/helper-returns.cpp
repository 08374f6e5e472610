// checks: comsec-unsafe-security-descriptor
// Helpers that make the descriptor: they return it, or put it where the caller says.
#include "support/descriptor.h"
#include "support/vss.h"

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;

static bool addAccount(PACL List, WELL_KNOWN_SID_TYPE Type) {
  BYTE Sid[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Sid);
  return CreateWellKnownSid(Type, NULL, Sid, &Size) &&
         AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid);
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List) {
  static BYTE Owner[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Owner);
  return CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Owner, &Size) &&
         InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Owner, FALSE) &&
         SetSecurityDescriptorGroup(D, Owner, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static PSECURITY_DESCRIPTOR makeForAdministrators() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) || !addAccount(List, WinLocalSystemSid) ||
      !addAccount(List, WinBuiltinAdministratorsSid) || !finish(&D, List))
    return NULL;
  return &D;
}

static HRESULT makeForAll(PSECURITY_DESCRIPTOR *Made) {
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  *Made = LocalAlloc(LPTR, SECURITY_DESCRIPTOR_MIN_LENGTH);
  if (!*Made || !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !addAccount(List, WinLocalSystemSid) || !addAccount(List, WinLocalServiceSid) ||
      !addAccount(List, WinNetworkServiceSid) || !addAccount(List, WinBuiltinAdministratorsSid) ||
      !addAccount(List, WinBuiltinBackupOperatorsSid) || !finish(*Made, List))
    return E_FAIL;
  return S_OK;
}

static HRESULT makeForVisitors(PSECURITY_DESCRIPTOR *Made) {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) || !addAccount(List, WinInteractiveSid) ||
      !finish(&D, List))
    return E_FAIL;
  *Made = &D;
  return S_OK;
}

static HRESULT secureWith(int Mode) {
  PSECURITY_DESCRIPTOR Made = NULL;
  switch (Mode) {
  case 1: {
    PSECURITY_DESCRIPTOR Returned = makeForAdministrators();
    if (!Returned)
      return E_FAIL;
    return SECURE_WITH(Returned); // want: unsafe-security-descriptor "shuts out Local Service, Network Service and Backup Operators"
  }
  case 2:
    if (FAILED(makeForVisitors(&Made)))
      return E_FAIL;
    return SECURE_WITH(Made); // want: unsafe-security-descriptor "shuts out Local System, Local Service and Network Service,"
  default:
    // The helper lets in all five.
    if (FAILED(makeForAll(&Made)))
      return E_FAIL;
    return SECURE_WITH(Made);
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
