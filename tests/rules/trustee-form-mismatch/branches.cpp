// The form or the name depends on a condition.
#include <windows.h>
#include <aclapi.h>

static wchar_t Agent[] = L"CONTOSO\\BackupAgent";

DWORD formMissingOnOnePath(PACL *Acl, bool ByName) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  if (ByName)
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Agent; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD wrongInOneCase(PACL *Acl, int Kind, PSID Operators) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  switch (Kind) {
  case 0:
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
    Entry.Trustee.ptstrName = Agent;
    break;
  case 1:
    Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
    Entry.Trustee.ptstrName = static_cast<LPWSTR>(Operators); // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
    break;
  default:
    return ERROR_INVALID_PARAMETER;
  }
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD together(PACL *Acl, PSID Operators) {
  // Form and pointer hang on the same condition.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = Operators ? TRUSTEE_IS_SID : TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Operators ? static_cast<LPWSTR>(Operators) : Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD leavesEarly(PACL *Acl, PSID Operators, bool Wanted) {
  // The unfinished trustee never gets to the call.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.ptstrName = Agent;
  if (!Wanted)
    return ERROR_SUCCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}
