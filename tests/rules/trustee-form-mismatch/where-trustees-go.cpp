// Only a trustee that is given to an access control function or into an entry of one is judged.
#include <windows.h>
#include <aclapi.h>
#include <iaccess.h>

static wchar_t Agent[] = L"CONTOSO\\BackupAgent";

DWORD toAuditedRights(PACL Acl, ACCESS_MASK *Success, ACCESS_MASK *Failure) {
  TRUSTEE_W Trustee = {};
  Trustee.ptstrName = Agent; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return GetAuditedPermissionsFromAclW(Acl, &Trustee, Success, Failure);
}

DWORD toDescriptor(PSECURITY_DESCRIPTOR *Descriptor, ULONG *Size) {
  TRUSTEE_W Owner = {};
  Owner.ptstrName = Agent; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return BuildSecurityDescriptorW(&Owner, nullptr, 0, nullptr, 0, nullptr, nullptr, Size,
                                  Descriptor);
}

HRESULT toAccessControl(IAccessControl *Policy) {
  ACTRL_ACCESS_ENTRYW Entry = {};
  Entry.fAccessFlags = ACTRL_ACCESS_ALLOWED;
  Entry.Access = COM_RIGHTS_EXECUTE;
  Entry.Trustee.TrusteeType = TRUSTEE_IS_USER;
  Entry.Trustee.ptstrName = Agent; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  ACTRL_ACCESS_ENTRY_LISTW List = {1, &Entry};
  ACTRL_PROPERTY_ENTRYW Property = {nullptr, &List, 0};
  ACTRL_ACCESSW Access = {1, &Property};
  return Policy->GrantAccessRights(&Access);
}

HRESULT toOwner(IAccessControl *Policy) {
  TRUSTEE_W Owner = {};
  Owner.ptstrName = Agent; // want: trustee-form-mismatch "TRUSTEE_IS_SID"
  return Policy->SetOwner(&Owner, nullptr);
}

// A program may keep names in a structure of this type that no access control function ever sees.
static TRUSTEE_W Remembered[8];

void remember(unsigned I) { Remembered[I % 8].ptstrName = Agent; }

void forget() {
  TRUSTEE_W Trustee = {};
  Trustee.ptstrName = Agent;
  OutputDebugStringW(Trustee.ptstrName);
}

// A structure of the project that has fields of these names.
struct Account {
  TRUSTEE_FORM TrusteeForm;
  LPWSTR ptstrName;
};
bool enter(const Account &);

bool ownStructure() {
  Account A = {TRUSTEE_IS_SID, Agent};
  return enter(A);
}
