// The same in C: designated initialisers, compound literals, narrow strings, old casts.
#include <windows.h>
#include <aclapi.h>

DWORD assigned(PACL *Acl) {
  EXPLICIT_ACCESSA Entry = {0};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.ptstrName = "CONTOSO\\BackupAgent"; // want: trustee-form-mismatch warning "TRUSTEE_IS_SID"
  return SetEntriesInAclA(1, &Entry, NULL, Acl);
}

DWORD designated(PACL *Acl, PSID User) {
  EXPLICIT_ACCESSW Entry = {
      .grfAccessPermissions = COM_RIGHTS_EXECUTE,
      .grfAccessMode = GRANT_ACCESS,
      .Trustee.TrusteeForm = TRUSTEE_IS_NAME,
      .Trustee.ptstrName = (LPWSTR)User, // want: trustee-form-mismatch "TRUSTEE_IS_NAME"
  };
  return SetEntriesInAclW(1, &Entry, NULL, Acl);
}

DWORD literal(PACL Acl, ACCESS_MASK *Rights) {
  return GetEffectiveRightsFromAclA(
      Acl,
      &(TRUSTEE_A){.TrusteeType = TRUSTEE_IS_USER,
                   .ptstrName = "CONTOSO\\BackupAgent"}, // want: trustee-form-mismatch "TRUSTEE_IS_SID"
      Rights);
}

DWORD zeroed(PACL *Acl) {
  EXPLICIT_ACCESSW Entry;
  memset(&Entry, 0, sizeof Entry);
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = L"CONTOSO\\BackupAgent";
  return SetEntriesInAclW(1, &Entry, NULL, Acl); // want: trustee-form-mismatch "NOT_USED_ACCESS"
}

DWORD right(PACL *Acl, PSID User) {
  EXPLICIT_ACCESSW Entries[2] = {
      /* The form 0 and a SID. */
      {.grfAccessPermissions = COM_RIGHTS_EXECUTE,
       .grfAccessMode = GRANT_ACCESS,
       .Trustee = {.ptstrName = (LPWSTR)User}},
      /* A name that is said to be one. */
      {.grfAccessPermissions = COM_RIGHTS_EXECUTE,
       .grfAccessMode = GRANT_ACCESS,
       .Trustee = {.TrusteeForm = TRUSTEE_IS_NAME, .ptstrName = L"CONTOSO\\BackupAgent"}},
  };
  return SetEntriesInAclW(2, Entries, NULL, Acl);
}
