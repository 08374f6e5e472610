// checks: comsec-unsafe-security-descriptor
// Entries that are zeroed, then filled field by field.
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

static void fill(EXPLICIT_ACCESSW &Entry, PSID Sid, DWORD Mask) {
  Entry.grfAccessPermissions = Mask;
  Entry.grfAccessMode = SET_ACCESS;
  Entry.grfInheritance = NO_INHERITANCE;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(Sid);
}

static HRESULT twoByField() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[2];
  ZeroMemory(Entries, sizeof(Entries));
  Entries[0].grfAccessPermissions = Rights;
  Entries[0].grfAccessMode = SET_ACCESS;
  Entries[0].grfInheritance = NO_INHERITANCE;
  Entries[0].Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entries[0].Trustee.ptstrName = reinterpret_cast<LPWSTR>(System);
  Entries[1].grfAccessPermissions = Rights;
  Entries[1].grfAccessMode = SET_ACCESS;
  Entries[1].grfInheritance = NO_INHERITANCE;
  Entries[1].Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entries[1].Trustee.ptstrName = reinterpret_cast<LPWSTR>(Administrators);
  PACL List = NULL;
  if (SetEntriesInAclW(2, Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Local Service, Network Service and Backup Operators"
}

static HRESULT fiveByHelper() {
  // A helper fills each of the five.
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[5] = {};
  fill(Entries[0], System, Rights);
  fill(Entries[1], LocalService, Rights);
  fill(Entries[2], NetworkService, Rights);
  fill(Entries[3], Administrators, Rights);
  fill(Entries[4], Operators, Rights);
  PACL List = NULL;
  if (SetEntriesInAclW(5, Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT oneForElsewhere() {
  // Rights for callers from other machines only.
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[5] = {};
  fill(Entries[0], System, Rights);
  fill(Entries[1], LocalService, Rights);
  fill(Entries[2], NetworkService, COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_REMOTE);
  fill(Entries[3], Administrators, Rights);
  fill(Entries[4], Operators, Rights);
  PACL List = NULL;
  if (SetEntriesInAclW(5, Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Network Service"
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (!makeSids())
    return 1;
  HRESULT Hr = argc > 2 ? twoByField() : argc > 1 ? fiveByHelper() : oneForElsewhere();
  return FAILED(Hr) || FAILED(openBackup());
}
