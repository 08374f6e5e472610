// checks: comsec-unsafe-security-descriptor
// A trustee whose form contradicts its pointer stands for nobody that could be named.
#include "support/descriptor.h"
#include "support/vss.h"

#include <aclapi.h>

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;
static BYTE Administrators[SECURITY_MAX_SID_SIZE], Operators[SECURITY_MAX_SID_SIZE];

static bool makeSid(WELL_KNOWN_SID_TYPE Type, PSID Sid) {
  DWORD Size = SECURITY_MAX_SID_SIZE;
  return CreateWellKnownSid(Type, NULL, Sid, &Size);
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List) {
  return InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Administrators, FALSE) &&
         SetSecurityDescriptorGroup(D, Administrators, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static HRESULT formAndPointerAgree() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[] = {
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Administrators}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Operators}}};
  PACL List = NULL;
  if (SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out"
}

static HRESULT formContradictsPointer() {
  // The bytes of the SID are looked up as a name: nobody can say whom that lets in.
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[] = {
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP, (LPWSTR)Administrators}},
      {Rights, SET_ACCESS, NO_INHERITANCE,
       {NULL, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_NAME, TRUSTEE_IS_GROUP, (LPWSTR)Operators}}};
  PACL List = NULL;
  if (SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (!makeSid(WinBuiltinAdministratorsSid, Administrators) ||
      !makeSid(WinBuiltinBackupOperatorsSid, Operators))
    return 1;
  HRESULT Hr = argc > 1 ? formAndPointerAgree() : formContradictsPointer();
  return FAILED(Hr) || FAILED(openBackup());
}
