// checks: comsec-unsafe-security-descriptor
// Entries in an initialiser list, given to SetEntriesInAcl.
#include "support/descriptor.h"
#include "support/vss.h"

#include <aclapi.h>

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;
static BYTE System[SECURITY_MAX_SID_SIZE], LocalService[SECURITY_MAX_SID_SIZE],
    NetworkService[SECURITY_MAX_SID_SIZE], Administrators[SECURITY_MAX_SID_SIZE],
    Operators[SECURITY_MAX_SID_SIZE];

static bool makeSid(WELL_KNOWN_SID_TYPE Type, PSID Sid) {
  DWORD Size = SECURITY_MAX_SID_SIZE;
  return CreateWellKnownSid(Type, NULL, Sid, &Size);
}

static bool makeSids() {
  return makeSid(WinLocalSystemSid, System) && makeSid(WinLocalServiceSid, LocalService) &&
         makeSid(WinNetworkServiceSid, NetworkService) &&
         makeSid(WinBuiltinAdministratorsSid, Administrators) &&
         makeSid(WinBuiltinBackupOperatorsSid, Operators);
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List, PSID Owner) {
  return InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Owner, FALSE) &&
         SetSecurityDescriptorGroup(D, Owner, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static HRESULT fourOfFive() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[] = {
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)System}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)LocalService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)NetworkService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Administrators}}};
  PACL List = NULL;
  if (SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

static HRESULT fiveOfFive() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[] = {
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)System}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)LocalService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)NetworkService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Administrators}},
      {Rights, GRANT_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Operators}}};
  PACL List = NULL;
  if (SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT fourCounted() {
  // The fifth entry is there, but not counted.
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[] = {
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)System}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)LocalService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)NetworkService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Administrators}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Operators}}};
  PACL List = NULL;
  if (SetEntriesInAclW(4, Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

static HRESULT notUsed() {
  // NOT_USED_ACCESS grants nothing.
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[] = {
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)System}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)LocalService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER, (LPWSTR)NetworkService}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Administrators}},
      {Rights, NOT_USED_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Operators}}};
  PACL List = NULL;
  if (SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (!makeSids())
    return 1;
  HRESULT Hr = argc > 3   ? fourOfFive()
               : argc > 2 ? fiveOfFive()
               : argc > 1 ? fourCounted()
                          : notUsed();
  return FAILED(Hr) || FAILED(openBackup());
}
