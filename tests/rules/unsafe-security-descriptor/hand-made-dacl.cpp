// checks: comsec-unsafe-security-descriptor
// No list, no entries, or rights that COM cannot read, in a descriptor made by hand.
#include "support/descriptor.h"

static SECURITY_DESCRIPTOR Descriptor;
static BYTE Administrators[SECURITY_MAX_SID_SIZE];
static BYTE Everyone[SECURITY_MAX_SID_SIZE];

static bool makeSids() {
  DWORD Size = sizeof(Administrators);
  if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Administrators, &Size))
    return false;
  Size = sizeof(Everyone);
  return CreateWellKnownSid(WinWorldSid, NULL, Everyone, &Size);
}

// Everything but the list.
static bool prepare(PSECURITY_DESCRIPTOR D) {
  return makeSids() && InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Administrators, FALSE) &&
         SetSecurityDescriptorGroup(D, Administrators, FALSE);
}

HRESULT nullList() {
  SECURITY_DESCRIPTOR D;
  if (!prepare(&D) || !SetSecurityDescriptorDacl(&D, TRUE, NULL, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "NULL DACL"
}

HRESULT listNotPresent() {
  // FALSE takes the list away, whatever the third argument is.
  SECURITY_DESCRIPTOR D;
  BYTE Buffer[256];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!prepare(&D) || !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !AddAccessAllowedAce(List, ACL_REVISION, COM_RIGHTS_EXECUTE, Administrators) ||
      !SetSecurityDescriptorDacl(&D, FALSE, List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "NULL DACL"
}

HRESULT listForgotten() {
  SECURITY_DESCRIPTOR D;
  if (!prepare(&D))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "NULL DACL"
}

HRESULT noEntries() {
  SECURITY_DESCRIPTOR D;
  ACL List;
  if (!prepare(&D) || !InitializeAcl(&List, sizeof(List), ACL_REVISION) ||
      !SetSecurityDescriptorDacl(&D, TRUE, &List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "empty DACL"
}

static bool addOne(PSECURITY_DESCRIPTOR D, PACL List, DWORD Size, DWORD Rights, PSID Sid) {
  return prepare(D) && InitializeAcl(List, Size, ACL_REVISION) &&
         AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

HRESULT localOnly() {
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!addOne(&D, reinterpret_cast<PACL>(List), sizeof(List), COM_RIGHTS_EXECUTE_LOCAL,
              Administrators))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

HRESULT everyone() {
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!addOne(&D, reinterpret_cast<PACL>(List), sizeof(List), COM_RIGHTS_EXECUTE, Everyone))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT administrators() {
  // One entry, with rights that COM knows.
  SECURITY_DESCRIPTOR D;
  BYTE List[256];
  if (!addOne(&D, reinterpret_cast<PACL>(List), sizeof(List),
              COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D);
}

HRESULT setTwice() {
  // The last call counts: the list replaces the NULL.
  BYTE Buffer[256];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!prepare(&Descriptor) || !SetSecurityDescriptorDacl(&Descriptor, TRUE, NULL, FALSE) ||
      !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !AddAccessAllowedAce(List, ACL_REVISION, COM_RIGHTS_EXECUTE, Administrators) ||
      !SetSecurityDescriptorDacl(&Descriptor, TRUE, List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&Descriptor);
}
