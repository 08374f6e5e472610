#include "list.h"

#include <objbase.h>

bool startList(PACL List, DWORD Size) { return InitializeAcl(List, Size, ACL_REVISION); }

bool letIn(PACL List, WELL_KNOWN_SID_TYPE Type) {
  BYTE Sid[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Sid);
  return CreateWellKnownSid(Type, NULL, Sid, &Size) &&
         AddAccessAllowedAce(List, ACL_REVISION, COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL,
                             Sid);
}

bool describe(PSECURITY_DESCRIPTOR D, PACL List) {
  static BYTE Owner[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Owner);
  return CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Owner, &Size) &&
         InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Owner, FALSE) &&
         SetSecurityDescriptorGroup(D, Owner, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}
