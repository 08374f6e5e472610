// checks: comsec-trustee-form-mismatch
// References and pointers that are made of themselves say nothing, and lead nowhere.
#include <windows.h>
#include <aclapi.h>
#include <iaccess.h>

DWORD entry(PACL *Acl) {
  EXPLICIT_ACCESSW &Entry = Entry;
  Entry.grfAccessMode = SET_ACCESS;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD pointer(PACL *Acl) {
  EXPLICIT_ACCESSW *const Entry = Entry;
  Entry->Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  return SetEntriesInAclW(1, Entry, nullptr, Acl);
}

void answer() {
  BOOL &Out = Out;
  Out = TRUE;
}
