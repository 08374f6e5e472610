// Form and name that meet in a helper, by a parameter, a result and the builders.
#include <windows.h>
#include <aclapi.h>

static void fill(EXPLICIT_ACCESSW *Entry, TRUSTEE_FORM Form, LPVOID Who) {
  Entry->grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry->grfAccessMode = GRANT_ACCESS;
  Entry->grfInheritance = NO_INHERITANCE;
  Entry->Trustee.TrusteeForm = Form;
  Entry->Trustee.ptstrName = static_cast<LPWSTR>(Who);
}

DWORD right(PACL *Acl, PSID Operators) {
  // Each call gives a form and what belongs to it.
  wchar_t Name[] = L"CONTOSO\\BackupAgent";
  EXPLICIT_ACCESSW Entries[2] = {};
  fill(&Entries[0], TRUSTEE_IS_NAME, Name);
  fill(&Entries[1], TRUSTEE_IS_SID, Operators);
  return SetEntriesInAclW(2, Entries, nullptr, Acl);
}

static TRUSTEE_W named(LPWSTR Name) {
  TRUSTEE_W Trustee = {};
  Trustee.TrusteeType = TRUSTEE_IS_USER;
  Trustee.ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return Trustee;
}

DWORD byResult(PACL Acl, ACCESS_MASK *Rights) {
  wchar_t Name[] = L"CONTOSO\\BackupAgent";
  TRUSTEE_W Trustee = named(Name);
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

static void setName(TRUSTEE_W *Trustee, LPWSTR Name) {
  Trustee->TrusteeForm = TRUSTEE_IS_SID;
  Trustee->ptstrName = Name; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
}

DWORD byParameter(PACL *Acl) {
  wchar_t Name[] = L"CONTOSO\\BackupAgent";
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  setName(&Entry.Trustee, Name);
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD sidToNameBuilder(PACL Acl, PSID Operators, ACCESS_MASK *Rights) {
  TRUSTEE_W Trustee;
  BuildTrusteeWithNameW(&Trustee, static_cast<LPWSTR>(Operators)); // want: trustee-form-mismatch "BuildTrusteeWithName"
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

DWORD nameToSidBuilder(PACL Acl, ACCESS_MASK *Rights) {
  wchar_t Name[] = L"CONTOSO\\BackupAgent";
  TRUSTEE_W Trustee;
  BuildTrusteeWithSidW(&Trustee, Name); // want: trustee-form-mismatch "BuildTrusteeWithSid"
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

DWORD formSpoilt(PACL Acl, PSID Operators, ACCESS_MASK *Rights) {
  TRUSTEE_W Trustee;
  BuildTrusteeWithSidW(&Trustee, Operators);
  Trustee.TrusteeForm = TRUSTEE_IS_NAME; // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

DWORD buildersRight(PACL Acl, PSID Operators, ACCESS_MASK *Rights) {
  // The builders write form and pointer together.
  TRUSTEE_W Trustee;
  BuildTrusteeWithSidW(&Trustee, Operators);
  DWORD Error = GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
  if (Error != ERROR_SUCCESS)
    return Error;
  BuildTrusteeWithNameW(&Trustee, const_cast<LPWSTR>(L"CONTOSO\\BackupAgent"));
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}
