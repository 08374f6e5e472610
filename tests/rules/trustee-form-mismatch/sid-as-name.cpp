// With TRUSTEE_IS_NAME the bytes of a SID are looked up as an account's name.
#include <windows.h>
#include <aclapi.h>
#include <sddl.h>

static void grant(EXPLICIT_ACCESSW *Entry) {
  Entry->grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry->grfAccessMode = GRANT_ACCESS;
  Entry->grfInheritance = NO_INHERITANCE;
}

DWORD allocated(PACL *Acl) {
  PSID Admins = nullptr;
  SID_IDENTIFIER_AUTHORITY Nt = SECURITY_NT_AUTHORITY;
  if (!AllocateAndInitializeSid(&Nt, 2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_ADMINS, 0, 0,
                                0, 0, 0, 0, &Admins))
    return GetLastError();
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.TrusteeType = TRUSTEE_IS_GROUP;
  Entry.Trustee.ptstrName = (LPWSTR)Admins; // want: trustee-form-mismatch warning "TRUSTEE_IS_NAME"
  const DWORD Error = SetEntriesInAclW(1, &Entry, nullptr, Acl);
  FreeSid(Admins);
  return Error;
}

DWORD wellKnown(PACL *Acl) {
  BYTE Sid[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Sid);
  if (!CreateWellKnownSid(WinLocalSystemSid, nullptr, Sid, &Size))
    return GetLastError();
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = reinterpret_cast<LPWSTR>(Sid); // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD converted(PACL *Acl) {
  PSID Sid = nullptr;
  if (!ConvertStringSidToSidW(L"S-1-5-32-551", &Sid))
    return GetLastError();
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(Sid); // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  const DWORD Error = SetEntriesInAclW(1, &Entry, nullptr, Acl);
  LocalFree(Sid);
  return Error;
}

DWORD effective(PACL Acl, SID *User, ACCESS_MASK *Rights) {
  // Any function that takes a trustee reads it in this way.
  TRUSTEEW Trustee = {};
  Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Trustee.ptstrName = reinterpret_cast<LPWSTR>(User); // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

DWORD right(PACL *Acl) {
  BYTE Sid[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Sid);
  if (!CreateWellKnownSid(WinLocalSystemSid, nullptr, Sid, &Size))
    return GetLastError();
  // The same buffer, and the form says what it is.
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = reinterpret_cast<LPWSTR>(Sid);
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD reused(PSID Admins, PACL *Acl) {
  // One variable for two trustees: each time form and pointer are set together.
  EXPLICIT_ACCESSW Entry = {};
  grant(&Entry);
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(Admins);
  DWORD Error = SetEntriesInAclW(1, &Entry, nullptr, Acl);
  if (Error != ERROR_SUCCESS)
    return Error;
  PACL Old = *Acl;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(L"CONTOSO\\BackupAgent");
  return SetEntriesInAclW(1, &Entry, Old, Acl);
}
