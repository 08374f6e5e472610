// checks: comsec-unsafe-security-descriptor
// COM takes no descriptor without an owner or a group, and none with a SACL.
#include "support/descriptor.h"

static BYTE Administrators[SECURITY_MAX_SID_SIZE];

static bool start(PSECURITY_DESCRIPTOR D, PACL List, DWORD Size) {
  DWORD SidSize = sizeof(Administrators);
  return CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Administrators, &SidSize) &&
         InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         InitializeAcl(List, Size, ACL_REVISION) &&
         AddAccessAllowedAce(List, ACL_REVISION, COM_RIGHTS_EXECUTE, Administrators) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

HRESULT neither() {
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!start(&D, reinterpret_cast<PACL>(List), sizeof(List)))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "no owner or group"
}

HRESULT noGroup() {
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!start(&D, reinterpret_cast<PACL>(List), sizeof(List)) ||
      !SetSecurityDescriptorOwner(&D, Administrators, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "no group"
}

HRESULT noOwner() {
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!start(&D, reinterpret_cast<PACL>(List), sizeof(List)) ||
      !SetSecurityDescriptorGroup(&D, Administrators, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "no owner"
}

HRESULT ownerTakenAway() {
  // NULL is a call that sets no owner.
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!start(&D, reinterpret_cast<PACL>(List), sizeof(List)) ||
      !SetSecurityDescriptorOwner(&D, NULL, TRUE) ||
      !SetSecurityDescriptorGroup(&D, Administrators, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "no owner"
}

HRESULT audited() {
  SECURITY_DESCRIPTOR D;
  BYTE List[256], Audit[256];
  PACL Sacl = reinterpret_cast<PACL>(Audit);
  if (!start(&D, reinterpret_cast<PACL>(List), sizeof(List)) ||
      !SetSecurityDescriptorOwner(&D, Administrators, FALSE) ||
      !SetSecurityDescriptorGroup(&D, Administrators, FALSE) ||
      !InitializeAcl(Sacl, sizeof(Audit), ACL_REVISION) ||
      !AddAuditAccessAce(Sacl, ACL_REVISION, COM_RIGHTS_EXECUTE, Administrators, TRUE, TRUE) ||
      !SetSecurityDescriptorSacl(&D, TRUE, Sacl, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "SACL"
}

HRESULT complete() {
  // Owner and group, and a SACL that is said not to be there.
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!start(&D, reinterpret_cast<PACL>(List), sizeof(List)) ||
      !SetSecurityDescriptorOwner(&D, Administrators, FALSE) ||
      !SetSecurityDescriptorGroup(&D, Administrators, FALSE) ||
      !SetSecurityDescriptorSacl(&D, FALSE, NULL, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D);
}

HRESULT nothingSet() {
  // Nobody owns it, and everybody may call.
  SECURITY_DESCRIPTOR D;
  if (!InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "no owner or group" ; want: unsafe-security-descriptor "NULL DACL"
}
