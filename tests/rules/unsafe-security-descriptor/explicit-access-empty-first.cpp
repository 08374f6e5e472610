// checks: comsec-unsafe-security-descriptor
// Entries begin as {0} and are filled afterwards, in ways that are followed more or less: the zero
// is no mask that the entry has in the end.
#include "support/descriptor.h"
#include "support/vss.h"
#include <aclapi.h>

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;
static PSID Accounts[5];

static bool makeAccounts() {
  static const WELL_KNOWN_SID_TYPE Types[] = {WinLocalSystemSid, WinLocalServiceSid,
                                              WinNetworkServiceSid, WinBuiltinAdministratorsSid,
                                              WinBuiltinBackupOperatorsSid};
  for (unsigned I = 0; I < ARRAYSIZE(Accounts); ++I) {
    DWORD Size = SECURITY_MAX_SID_SIZE;
    Accounts[I] = LocalAlloc(LPTR, Size);
    if (!Accounts[I] || !CreateWellKnownSid(Types[I], nullptr, Accounts[I], &Size))
      return false;
  }
  return true;
}

static void fill(EXPLICIT_ACCESSW *Entry, PSID Who) {
  Entry->grfAccessPermissions = Rights;
  Entry->grfAccessMode = SET_ACCESS;
  Entry->Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry->Trustee.ptstrName = static_cast<LPWSTR>(Who);
}

static HRESULT secureWith(EXPLICIT_ACCESSW *Entries, ULONG Count) {
  static SECURITY_DESCRIPTOR D;
  PACL List = nullptr;
  if (SetEntriesInAclW(Count, Entries, nullptr, &List) != ERROR_SUCCESS ||
      !InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION) ||
      !SetSecurityDescriptorOwner(&D, Accounts[3], FALSE) ||
      !SetSecurityDescriptorGroup(&D, Accounts[3], FALSE) ||
      !SetSecurityDescriptorDacl(&D, TRUE, List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT byIndex() {
  EXPLICIT_ACCESSW Entries[5] = {0};
  for (unsigned I = 0; I < ARRAYSIZE(Entries); ++I) {
    Entries[I].grfAccessPermissions = Rights;
    Entries[I].grfAccessMode = SET_ACCESS;
    Entries[I].Trustee.TrusteeForm = TRUSTEE_IS_SID;
    Entries[I].Trustee.ptstrName = static_cast<LPWSTR>(Accounts[I]);
  }
  return secureWith(Entries, ARRAYSIZE(Entries));
}

static HRESULT byHelper() {
  EXPLICIT_ACCESSW Entries[5] = {0};
  for (unsigned I = 0; I < ARRAYSIZE(Entries); ++I)
    fill(&Entries[I], Accounts[I]);
  return secureWith(Entries, ARRAYSIZE(Entries));
}

static HRESULT byPointer() {
  EXPLICIT_ACCESSW Entries[5] = {0};
  EXPLICIT_ACCESSW *Next = Entries;
  for (PSID Who : Accounts) {
    Next->grfAccessPermissions = Rights;
    Next->grfAccessMode = SET_ACCESS;
    Next->Trustee.TrusteeForm = TRUSTEE_IS_SID;
    Next->Trustee.ptstrName = static_cast<LPWSTR>(Who);
    ++Next;
  }
  return secureWith(Entries, ARRAYSIZE(Entries));
}

static HRESULT byCopy() {
  EXPLICIT_ACCESSW Entries[5] = {0};
  EXPLICIT_ACCESSW Like = {Rights, SET_ACCESS, NO_INHERITANCE,
                           {nullptr, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_UNKNOWN, nullptr}};
  for (unsigned I = 0; I < ARRAYSIZE(Entries); ++I) {
    memcpy(&Entries[I], &Like, sizeof(Like));
    Entries[I].Trustee.ptstrName = static_cast<LPWSTR>(Accounts[I]);
  }
  return secureWith(Entries, ARRAYSIZE(Entries));
}

// A zero that is assigned is meant.
static HRESULT withoutRights() {
  EXPLICIT_ACCESSW Entry = {0};
  fill(&Entry, Accounts[3]);
  Entry.grfAccessPermissions = 0;
  static SECURITY_DESCRIPTOR D;
  PACL List = nullptr;
  if (SetEntriesInAclW(1, &Entry, nullptr, &List) != ERROR_SUCCESS ||
      !InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION) ||
      !SetSecurityDescriptorOwner(&D, Accounts[3], FALSE) ||
      !SetSecurityDescriptorGroup(&D, Accounts[3], FALSE) ||
      !SetSecurityDescriptorDacl(&D, TRUE, List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      !makeAccounts())
    return 1;
  const HRESULT Hr = argc > 4   ? byIndex()
                     : argc > 3 ? byHelper()
                     : argc > 2 ? byPointer()
                     : argc > 1 ? byCopy()
                                : withoutRights();
  return FAILED(Hr) || FAILED(openBackup());
}
