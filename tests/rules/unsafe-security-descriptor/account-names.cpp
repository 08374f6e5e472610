// checks: comsec-unsafe-security-descriptor
// Accounts that are looked up by their names. A name that is not known here may be any account.
#include "support/descriptor.h"
#include "support/vss.h"

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;

static bool addByName(PACL List, const wchar_t *Name) {
  BYTE Sid[SECURITY_MAX_SID_SIZE];
  wchar_t Domain[256];
  DWORD SidSize = sizeof(Sid), DomainSize = ARRAYSIZE(Domain);
  SID_NAME_USE Use;
  return LookupAccountNameW(NULL, Name, Sid, &SidSize, Domain, &DomainSize, &Use) &&
         AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid);
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List) {
  static BYTE Owner[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(Owner);
  return CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, Owner, &Size) &&
         InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Owner, FALSE) &&
         SetSecurityDescriptorGroup(D, Owner, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static HRESULT secureForAll() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) || !addByName(List, L"SYSTEM") ||
      !addByName(List, L"NT AUTHORITY\\LOCAL SERVICE") ||
      !addByName(List, L"NT AUTHORITY\\NetworkService") ||
      !addByName(List, L"BUILTIN\\Administrators") || !addByName(List, L"Backup Operators") ||
      !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT secureForFour() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !addByName(List, L"NT AUTHORITY\\SYSTEM") || !addByName(List, L"Administrators") ||
      !addByName(List, L"NT AUTHORITY\\Network Service") ||
      !addByName(List, L"BUILTIN\\Backup Operators") || !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Local Service"
}

static HRESULT secureForGroupOfHouse() {
  // What the house's group is called elsewhere is not known, nor who is in it.
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  if (!InitializeAcl(List, sizeof(Buffer), ACL_REVISION) || !addByName(List, L"SYSTEM") ||
      !addByName(List, L"Administratoren") || !finish(&D, List))
    return E_FAIL;
  return SECURE_WITH(&D);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 2 ? secureForGroupOfHouse() : argc > 1 ? secureForFour() : secureForAll();
  return FAILED(Hr) || FAILED(openBackup());
}
