// checks: comsec-unsafe-security-descriptor
// ATL's classes put the descriptor together; CSid takes accounts by name or from Sids.
#include "support/descriptor.h"
#include <atlbase.h>
#include <atlsecurity.h>

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;

HRESULT everyone() {
  CDacl Dacl;
  Dacl.AddAllowedAce(Sids::World(), Rights | COM_RIGHTS_EXECUTE_REMOTE);
  CSecurityDesc D;
  D.SetOwner(Sids::Admins());
  D.SetGroup(Sids::Admins());
  D.SetDacl(Dacl);
  return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR())); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT withoutOwner() {
  CDacl Dacl;
  Dacl.AddAllowedAce(Sids::Admins(), Rights);
  Dacl.AddAllowedAce(Sids::World(), Rights);
  CSecurityDesc D;
  D.SetDacl(Dacl);
  return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR())); // want: unsafe-security-descriptor "no owner or group"
}

HRESULT noList() {
  CSecurityDesc D;
  D.SetOwner(Sids::System());
  D.SetGroup(Sids::System());
  D.SetDacl(false);
  return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR())); // want: unsafe-security-descriptor "NULL DACL"
}

// Read from elsewhere.
HRESULT copied(const SECURITY_DESCRIPTOR &Other) {
  CSecurityDesc D(Other);
  return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR()));
}

HRESULT ofText() {
  CSecurityDesc D;
  if (!D.FromString(_T("O:BAG:BAD:(A;;0x7;;;WD)")) || !D.MakeAbsolute())
    return E_FAIL;
  return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR())); // want: unsafe-security-descriptor "admits Everyone"
}
