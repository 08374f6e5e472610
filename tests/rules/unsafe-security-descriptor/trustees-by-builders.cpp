// checks: comsec-unsafe-security-descriptor
// Entries made by the functions of aclapi.h.
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

static void buildBySid(EXPLICIT_ACCESSW &Entry, PSID Sid) {
  Entry.grfAccessPermissions = Rights;
  Entry.grfAccessMode = SET_ACCESS;
  Entry.grfInheritance = NO_INHERITANCE;
  BuildTrusteeWithSidW(&Entry.Trustee, Sid);
}

static HRESULT bySid() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[3] = {};
  buildBySid(Entries[0], System);
  buildBySid(Entries[1], Administrators);
  buildBySid(Entries[2], Operators);
  PACL List = NULL;
  if (SetEntriesInAclW(3, Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
}

static HRESULT byName() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[2] = {};
  Entries[0].grfAccessPermissions = Rights;
  Entries[0].grfAccessMode = GRANT_ACCESS;
  wchar_t SystemName[] = L"NT AUTHORITY\\SYSTEM";
  BuildTrusteeWithNameW(&Entries[0].Trustee, SystemName);
  wchar_t AdministratorsName[] = L"BUILTIN\\Administrators";
  BuildExplicitAccessWithNameW(&Entries[1], AdministratorsName, Rights, GRANT_ACCESS,
                               NO_INHERITANCE);
  PACL List = NULL;
  if (SetEntriesInAclW(2, Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Local Service, Network Service and Backup Operators"
}

static HRESULT everyoneByName() {
  // EVERYONE is a name that the function knows in every language.
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entry;
  wchar_t Name[] = L"EVERYONE";
  BuildExplicitAccessWithNameW(&Entry, Name, Rights, SET_ACCESS, NO_INHERITANCE);
  PACL List = NULL;
  if (SetEntriesInAclW(1, &Entry, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT addedToTheFirst() {
  // The second call keeps what the first has made.
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Services[3] = {}, People[2] = {};
  buildBySid(Services[0], System);
  buildBySid(Services[1], LocalService);
  buildBySid(Services[2], NetworkService);
  buildBySid(People[0], Administrators);
  buildBySid(People[1], Operators);
  PACL First = NULL, List = NULL;
  if (SetEntriesInAclW(3, Services, NULL, &First) != ERROR_SUCCESS ||
      SetEntriesInAclW(2, People, First, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (!makeSids())
    return 1;
  HRESULT Hr = argc > 3   ? bySid()
               : argc > 2 ? byName()
               : argc > 1 ? everyoneByName()
                          : addedToTheFirst();
  return FAILED(Hr) || FAILED(openBackup());
}
