// Trustees that act for others are not supported: the pointer is NULL and the operation is none.
#include <windows.h>
#include <aclapi.h>

static wchar_t Agent[] = L"CONTOSO\\BackupAgent";
static wchar_t Service[] = L"CONTOSO\\BackupService";

DWORD pointer(PACL *Acl) {
  TRUSTEE_W Server = {};
  Server.TrusteeForm = TRUSTEE_IS_NAME;
  Server.ptstrName = Service;
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.pMultipleTrustee = &Server; // want: trustee-form-mismatch warning "pMultipleTrustee"
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD operation(PACL *Acl) {
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.MultipleTrusteeOperation = TRUSTEE_IS_IMPERSONATE; // want: trustee-form-mismatch "MultipleTrusteeOperation"
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD inList(PACL Acl, TRUSTEE_W *Server, ACCESS_MASK *Rights) {
  TRUSTEE_W Trustee = {.MultipleTrusteeOperation = TRUSTEE_IS_IMPERSONATE, // want: trustee-form-mismatch "MultipleTrusteeOperation"
                       .TrusteeForm = TRUSTEE_IS_NAME,
                       .ptstrName = Agent};
  return GetEffectiveRightsFromAclW(Acl, &Trustee, Rights);
}

DWORD none(PACL *Acl) {
  // Written out, with the only values that there are.
  EXPLICIT_ACCESSW Entry;
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.grfInheritance = NO_INHERITANCE;
  Entry.Trustee.pMultipleTrustee = nullptr;
  Entry.Trustee.MultipleTrusteeOperation = NO_MULTIPLE_TRUSTEE;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.TrusteeType = TRUSTEE_IS_USER;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

DWORD cleared(PACL *Acl, TRUSTEE_W *Server) {
  // Set for a moment, and cleared before the call.
  EXPLICIT_ACCESSW Entry = {};
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE;
  Entry.grfAccessMode = GRANT_ACCESS;
  Entry.Trustee.pMultipleTrustee = Server;
  Entry.Trustee.pMultipleTrustee = nullptr;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_NAME;
  Entry.Trustee.ptstrName = Agent;
  return SetEntriesInAclW(1, &Entry, nullptr, Acl);
}

bool asked(const TRUSTEE_W *Trustee) {
  // Asking is not setting.
  return GetMultipleTrusteeOperationW(const_cast<TRUSTEE_W *>(Trustee)) == TRUSTEE_IS_IMPERSONATE;
}
