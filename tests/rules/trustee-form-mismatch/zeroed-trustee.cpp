// The form 0 is TRUSTEE_IS_SID: who zeroes the structure and forgets the form has said "SID".
#include <windows.h>
#include <aclapi.h>

#define AGENT L"CONTOSO\\BackupAgent"

DWORD byInitialiser(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeType = TRUSTEE_IS_USER;
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(AGENT); // want: trustee-form-mismatch warning "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD byZeroMemory(PACL *Acl) {
  EXPLICIT_ACCESSW Entry;
  ZeroMemory(&Entry, sizeof(Entry));
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(AGENT); // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD byMemset(PACL Acl, ACCESS_MASK *Rights) {
  TRUSTEE_W Trustee;
  memset(&Trustee, 0, sizeof(Trustee));
  wchar_t Name[] = AGENT;
  Trustee.ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

// A static variable starts as zeros.
static TRUSTEE_W Static;

DWORD byStatic(PACL Acl, ACCESS_MASK *Rights) {
  Static.ptstrName = const_cast<LPWSTR>(AGENT); // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return GetEffectiveRightsFromAclW(Acl, &Static, Rights);
}

DWORD formBehind(PACL *Acl) {
  // The form comes after the name, and before the call.
  EXPLICIT_ACCESSW Entry = {};
  Entry.Trustee.ptstrName = const_cast<LPWSTR>(AGENT);
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD sidInZeros(PSID Agent, PACL *Acl) {
  // Never written, but the right form for a SID.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(Agent);
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD zeroedThenBuilt(PACL *Acl) {
  // The builder writes the form.
  EXPLICIT_ACCESSW Entry = {};
  BuildExplicitAccessWithNameW(&Entry, const_cast<LPWSTR>(AGENT), COM_RIGHTS_EXECUTE, GRANT_ACCESS,
                               NO_INHERITANCE);
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}
