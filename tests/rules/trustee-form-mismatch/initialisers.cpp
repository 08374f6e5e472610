// Structures that are written in one go; the finding stands at the name, or at its initialiser.
#include <windows.h>
#include <aclapi.h>

static wchar_t Agent[] = L"CONTOSO\\BackupAgent";
constexpr TRUSTEE_FORM ByName = TRUSTEE_IS_NAME;

DWORD inOrder(PACL Acl, ACCESS_MASK *Rights) {
  TRUSTEE_W Trustee = {nullptr, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_USER,
                       Agent}; // want: trustee-form-mismatch warning "TRUSTEE_IS_SID"
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

DWORD nested(PACL *Acl, PSID Operators) {
  EXPLICIT_ACCESSW Entries[] = {
      {COM_RIGHTS_EXECUTE,
       GRANT_ACCESS,
       NO_INHERITANCE,
       {nullptr, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_NAME, TRUSTEE_IS_GROUP,
        static_cast<LPWSTR>(Operators)}}, // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
      {COM_RIGHTS_EXECUTE,
       GRANT_ACCESS,
       NO_INHERITANCE,
       // The same pointer in the form that it has.
       {nullptr, NO_MULTIPLE_TRUSTEE, TRUSTEE_IS_SID, TRUSTEE_IS_GROUP,
        static_cast<LPWSTR>(Operators)}}};
  return SetEntriesInAclW(ARRAYSIZE(Entries), Entries, nullptr, Acl);
}

DWORD designated(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {
      .grfAccessPermissions = COM_RIGHTS_EXECUTE,
      .grfAccessMode = GRANT_ACCESS,
      .Trustee = {.TrusteeForm = TRUSTEE_IS_SID,
                  .ptstrName = Agent}}; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD formLeftOut(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {
      .grfAccessPermissions = COM_RIGHTS_EXECUTE,
      .grfAccessMode = GRANT_ACCESS,
      .Trustee = {.TrusteeType = TRUSTEE_IS_USER,
                  .ptstrName = Agent}}; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD byConstant(PACL *Acl, PSID User) {
  EXPLICIT_ACCESSW Entry = {
      .grfAccessPermissions = COM_RIGHTS_EXECUTE,
      .grfAccessMode = GRANT_ACCESS,
      .Trustee = {.TrusteeForm = ByName,
                  .ptstrName = static_cast<LPWSTR>(User)}}; // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD designatedRight(PACL *Acl) {
  // A name, said to be one.
  EXPLICIT_ACCESSW Entry = {.grfAccessPermissions = COM_RIGHTS_EXECUTE,
                            .grfAccessMode = GRANT_ACCESS,
                            .Trustee = {.TrusteeForm = ByName, .ptstrName = Agent}};
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD overwritten(PACL *Acl) {
  // Corrected before anybody reads it.
  EXPLICIT_ACCESSW Entry = {.grfAccessPermissions = COM_RIGHTS_EXECUTE,
                            .grfAccessMode = GRANT_ACCESS,
                            .Trustee = {.TrusteeForm = TRUSTEE_IS_SID, .ptstrName = Agent}};
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}
