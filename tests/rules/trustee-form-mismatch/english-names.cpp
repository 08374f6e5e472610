// Built-in groups have other names on a Windows of another language; their SIDs are the same.
#include <windows.h>
#include <aclapi.h>

static void grant(EXPLICIT_ACCESSW *Entry) {
  Entry->grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry->grfAccessMode = GRANT_ACCESS;
  Entry->Trustee.TrusteeForm = TRUSTEE_IS_NAME;
}

DWORD straight(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(L"Administrators"); // want: trustee-form-mismatch note "Administrators"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD withAuthority(PACL *Acl) {
  wchar_t Name[] = L"BUILTIN\\Users";
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.ptstrName = Name; // want: trustee-form-mismatch note "Users"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD byBuilder(PACL *Acl) {
  EXPLICIT_ACCESSW Entries[2];
  BuildExplicitAccessWithNameW(&Entries[0], const_cast<LPWSTR>(L"Everyone"), COM_RIGHTS_EXECUTE, // want: trustee-form-mismatch note "Everyone"
                               GRANT_ACCESS, NO_INHERITANCE);
  BuildExplicitAccessWithNameW(&Entries[1], const_cast<LPWSTR>(L"CONTOSO\\BackupAgent"),
                               COM_RIGHTS_EXECUTE, GRANT_ACCESS, NO_INHERITANCE); // the firm's own
  return SetEntriesInAclW(2, Entries, nullptr, Acl);
}

DWORD narrowAndOtherCase(PACL Acl, ACCESS_MASK *Rights) {
  char Name[] = "backup operators";
  TRUSTEE_A Trustee;
  BuildTrusteeWithNameA(&Trustee, Name); // want: trustee-form-mismatch note "backup operators"
  return GetEffectiveRightsFromAclA(Acl, &Trustee, Rights);
}

DWORD systemAccount(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(L"NT AUTHORITY\\NETWORK SERVICE"); // want: trustee-form-mismatch note "NETWORK SERVICE"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD keyword(PACL *Acl) {
  // CURRENT_USER is a word of the API in every language.
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(L"CURRENT_USER");
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD ownGroups(PACL *Acl) {
  // Groups of a domain and of the product that only look like built-in ones.
  EXPLICIT_ACCESSW Entries[3] = {};
  for (EXPLICIT_ACCESSW &Entry : Entries)
    grant(&Entry);
  Entries[0].Trustee.ptstrName = const_cast<LPWSTR>(L"CONTOSO\\Administrators");
  Entries[1].Trustee.ptstrName = const_cast<LPWSTR>(L"Backup Users");
  Entries[2].Trustee.ptstrName = const_cast<LPWSTR>(L"Everyone in Sales");
  return SetEntriesInAclW(3, Entries, nullptr, Acl);
}

DWORD byLookUp(PACL *Acl) {
  // The name as this machine spells it.
  BYTE Sid[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Sid), NameLength = 256, DomainLength = 256;
  wchar_t Name[256], Domain[256];
  SID_NAME_USE Use;
  if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, Sid, &Size) ||
      !LookupAccountSidW(nullptr, Sid, Name, &NameLength, Domain, &DomainLength, &Use))
    return GetLastError();
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.ptstrName = Name;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}
