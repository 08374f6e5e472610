// checks: comsec-unsafe-security-descriptor
// A requester whose descriptor ATL's classes put together.
#include "support/descriptor.h"
#include "support/vss.h"
#include <atlbase.h>
#include <atlsecurity.h>

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;

// Who may call is known by name; Local Service is not among them.
HRESULT byName() {
  CSid Owner = Sids::Admins();
  const CSid Backup(_T("BUILTIN\\Backup Operators"));
  CDacl Dacl;
  Dacl.AddAllowedAce(Owner, Rights);
  Dacl.AddAllowedAce(Backup, Rights);
  Dacl.AddAllowedAce(CSid(_T("NT AUTHORITY\\SYSTEM")), Rights);
  Dacl.AddAllowedAce(Sids::NetworkService(), Rights);
  CSecurityDesc D;
  D.SetOwner(Owner);
  D.SetGroup(Owner);
  D.SetDacl(Dacl);
  return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR())); // want: unsafe-security-descriptor "shuts out Local Service"
}

// All five.
class Requester {
public:
  void fill() {
    Dacl.AddAllowedAce(Sids::Admins(), Rights);
    Dacl.AddAllowedAce(Sids::BackupOps(), Rights);
    Dacl.AddAllowedAce(Sids::System(), Rights);
    Dacl.AddAllowedAce(Sids::NetworkService(), Rights);
    Dacl.AddAllowedAce(CSid(_T("NT AUTHORITY\\LOCAL SERVICE")), Rights);
    D.SetOwner(Sids::Admins());
    D.SetGroup(Sids::Admins());
    D.SetDacl(Dacl);
  }
  HRESULT secure() { return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR())); }

private:
  CDacl Dacl;
  CSecurityDesc D;
};

// An account of a computer's own is nobody that the documents name, and may be any of them.
HRESULT ownAccount(LPCTSTR Account) {
  CDacl Dacl;
  Dacl.AddAllowedAce(CSid(Account), Rights);
  CSecurityDesc D;
  D.SetOwner(Sids::Admins());
  D.SetGroup(Sids::Admins());
  D.SetDacl(Dacl);
  return SECURE_WITH(const_cast<SECURITY_DESCRIPTOR *>(D.GetPSECURITY_DESCRIPTOR()));
}

int main() {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    return 1;
  Requester R;
  R.fill();
  const bool Secure = SUCCEEDED(byName()) && SUCCEEDED(R.secure()) &&
                      SUCCEEDED(ownAccount(_T("CONTOSO\\Agent")));
  return Secure ? FAILED(openBackup()) : 1;
}
