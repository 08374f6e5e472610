// checks: comsec-unsafe-security-descriptor
// A loop that makes one entry for each account of a table.
#include "support/descriptor.h"
#include "support/vss.h"

#include <aclapi.h>

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;

static const WELL_KNOWN_SID_TYPE All[] = {WinLocalSystemSid, WinLocalServiceSid,
                                          WinNetworkServiceSid, WinBuiltinAdministratorsSid,
                                          WinBuiltinBackupOperatorsSid};
static const WELL_KNOWN_SID_TYPE Some[] = {WinLocalSystemSid, WinBuiltinAdministratorsSid,
                                           WinBuiltinBackupOperatorsSid};
static const wchar_t *const Numbers[] = {L"S-1-5-18", L"S-1-5-19", L"S-1-5-20", L"S-1-5-32-544"};

static BYTE Owner[SECURITY_MAX_SID_SIZE];

static bool makeOwner() {
  DWORD Size = sizeof(Owner);
  return CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Owner, &Size);
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List, PSID Owner) {
  return InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Owner, FALSE) &&
         SetSecurityDescriptorGroup(D, Owner, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static HRESULT appendAll() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[1024];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION))
    return E_FAIL;
  for (WELL_KNOWN_SID_TYPE Type : All) {
    BYTE Sid[SECURITY_MAX_SID_SIZE];
    DWORD Size = sizeof(Sid);
    if (!CreateWellKnownSid(Type, NULL, Sid, &Size) ||
        !AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid))
      return E_FAIL;
  }
  if (!finish(&D, List, Owner))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT appendSome() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[1024];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION))
    return E_FAIL;
  for (size_t I = 0; I < ARRAYSIZE(Some); ++I) {
    BYTE Sid[SECURITY_MAX_SID_SIZE];
    DWORD Size = sizeof(Sid);
    if (!CreateWellKnownSid(Some[I], NULL, Sid, &Size) ||
        !AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid))
      return E_FAIL;
  }
  if (!finish(&D, List, Owner))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
}

static HRESULT entriesOfNumbers() {
  static SECURITY_DESCRIPTOR D;
  EXPLICIT_ACCESSW Entries[ARRAYSIZE(Numbers)] = {};
  for (size_t I = 0; I < ARRAYSIZE(Numbers); ++I) {
    PSID Sid = NULL;
    if (!ConvertStringSidToSidW(Numbers[I], &Sid))
      return E_FAIL;
    Entries[I].grfAccessPermissions = Rights;
    Entries[I].grfAccessMode = GRANT_ACCESS;
    Entries[I].Trustee.TrusteeForm = TRUSTEE_IS_SID;
    Entries[I].Trustee.ptstrName = static_cast<LPWSTR>(Sid);
  }
  PACL List = NULL;
  if (SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List) != ERROR_SUCCESS ||
      !finish(&D, List, Owner))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

static HRESULT appendFromSettings(const wchar_t *const *Accounts, size_t Count) {
  // Whose numbers these are, only the settings know.
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[1024];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION))
    return E_FAIL;
  for (size_t I = 0; I < Count; ++I) {
    PSID Sid = NULL;
    if (!ConvertStringSidToSidW(Accounts[I], &Sid) ||
        !AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid))
      return E_FAIL;
  }
  if (!finish(&D, List, Owner))
    return E_FAIL;
  return SECURE_WITH(&D);
}

int wmain(int argc, wchar_t **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (!makeOwner())
    return 1;
  HRESULT Hr = argc > 3   ? appendFromSettings(argv + 1, argc - 1)
               : argc > 2 ? appendAll()
               : argc > 1 ? appendSome()
                          : entriesOfNumbers();
  return FAILED(Hr) || FAILED(openBackup());
}
