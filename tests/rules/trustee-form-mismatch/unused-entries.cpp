// An entry with the access mode 0 does nothing: the list looks longer than it is.
#include <windows.h>
#include <aclapi.h>

static wchar_t Agent[] = L"CONTOSO\\BackupAgent";

DWORD zeroed(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  return SetEntriesInAclW(1, &Entry, nullptr, Acl); // want: trustee-form-mismatch warning "NOT_USED_ACCESS"
}

DWORD modeForgotten(PACL *Acl) {
  EXPLICIT_ACCESSW Entry;
  ZeroMemory(&Entry, sizeof(Entry));
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl); // want: trustee-form-mismatch "NOT_USED_ACCESS"
}

DWORD modeWritten(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = NOT_USED_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl); // want: trustee-form-mismatch "NOT_USED_ACCESS"
}

DWORD secondLeftEmpty(PACL *Acl) {
  EXPLICIT_ACCESSW Entries[2] = {};
  Entries[0].grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entries[0].grfAccessMode = GRANT_ACCESS;
  Entries[0].Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entries[0].Trustee.ptstrName = Agent;
  return SetEntriesInAclW(2, Entries, nullptr, Acl); // want: trustee-form-mismatch "NOT_USED_ACCESS"
}

DWORD secondNotUsed(PACL *Acl) {
  // The count leaves the empty one out.
  EXPLICIT_ACCESSW Entries[2] = {};
  Entries[0].grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entries[0].grfAccessMode = GRANT_ACCESS;
  Entries[0].Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entries[0].Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, Entries, nullptr, Acl);
}

DWORD denies(PACL *Acl) {
  // Every other mode is a use.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = DENY_ACCESS;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD noEntries(PACL Old, PACL *Acl) {
  // Copies a list, with nothing to add.
  return SetEntriesInAclW(0, nullptr, Old, Acl);
}

bool fill(EXPLICIT_ACCESSW *Entry);

DWORD filledElsewhere(PACL *Acl) {
  // A function that was not seen gets the address and may write the mode.
  EXPLICIT_ACCESSW Entry = {};
  if (!fill(&Entry))
    return ERROR_INVALID_DATA;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}
