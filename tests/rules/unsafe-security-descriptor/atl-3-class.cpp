// checks: comsec-unsafe-security-descriptor
// The class of ATL's first versions: it begins with a NULL DACL, and gets a list with the first
// account that is added.
#include "support/descriptor.h"
#include <atlbase.h>
#include <atlcom.h>

HRESULT byWizard() {
  CSecurityDescriptor D;
  D.InitializeFromThreadToken();
  return SECURE_WITH(D); // want: unsafe-security-descriptor warning "NULL DACL"
}

HRESULT forEveryone() {
  CSecurityDescriptor D;
  D.InitializeFromProcessToken();
  D.Allow(_T("Administrators"), COM_RIGHTS_EXECUTE);
  D.Allow(_T("Everyone"), COM_RIGHTS_EXECUTE);
  return SECURE_WITH(D); // want: unsafe-security-descriptor "admits Everyone"
}

// Owner and group come from the token.
HRESULT forOneGroup() {
  CSecurityDescriptor D;
  D.InitializeFromProcessToken();
  D.Allow(_T("Administrators"), COM_RIGHTS_EXECUTE);
  return SECURE_WITH(D);
}

// Whose list it is nobody knows.
HRESULT ofObject(HANDLE Object) {
  CSecurityDescriptor D;
  D.Initialize();
  D.AttachObject(Object);
  return SECURE_WITH(D);
}

// Perhaps the one entry is gone again.
HRESULT revoked(LPCTSTR Account) {
  CSecurityDescriptor D;
  D.InitializeFromProcessToken();
  D.Allow(_T("Everyone"), COM_RIGHTS_EXECUTE);
  D.Revoke(Account);
  return SECURE_WITH(D);
}

// A literal of the other width than the project's TCHAR.
HRESULT narrowName() {
  CSecurityDescriptor D;
  D.InitializeFromThreadToken();
  D.Allow("NETWORK_SERVICE", COM_RIGHTS_EXECUTE);
  return SECURE_WITH(D);
}
