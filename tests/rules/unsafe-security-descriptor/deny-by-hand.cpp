// checks: comsec-unsafe-security-descriptor
// AddAccess…Ace appends, so the order of the calls counts; SetEntriesInAcl puts what is denied first.
#include "support/descriptor.h"
#include "support/vss.h"

#include <aclapi.h>

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;
static BYTE Everyone[SECURITY_MAX_SID_SIZE], Operators[SECURITY_MAX_SID_SIZE];

static bool makeSids() {
  DWORD Size = sizeof(Everyone);
  if (!CreateWellKnownSid(WinWorldSid, NULL, Everyone, &Size))
    return false;
  Size = sizeof(Operators);
  return CreateWellKnownSid(WinBuiltinBackupOperatorsSid, NULL, Operators, &Size);
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List) {
  return InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Operators, FALSE) &&
         SetSecurityDescriptorGroup(D, Operators, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static HRESULT deniedFirst() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !AddAccessDeniedAce(List, ACL_REVISION, Rights, Operators) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, Everyone) || !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

static HRESULT deniedFirstEx() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !AddAccessDeniedAceEx(List, ACL_REVISION, 0, Rights, Operators) ||
      !AddAccessAllowedAceEx(List, ACL_REVISION, 0, Rights, Everyone) || !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

static HRESULT deniedTooLate() {
  // Everyone has been let in before.
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, Everyone) ||
      !AddAccessDeniedAce(List, ACL_REVISION, Rights, Operators) || !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT deniedSomewhereInTheTable() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[] = {
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Everyone}},
      {Rights, DENY_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Operators}}};
  PACL List = NULL;
  if (SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (!makeSids())
    return 1;
  HRESULT Hr = argc > 3   ? deniedFirst()
               : argc > 2 ? deniedFirstEx()
               : argc > 1 ? deniedTooLate()
                          : deniedSomewhereInTheTable();
  return FAILED(Hr) || FAILED(openBackup());
}
