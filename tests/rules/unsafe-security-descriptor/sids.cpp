// checks: comsec-unsafe-security-descriptor
// Accounts by each of the ways to make a SID.
#include "support/descriptor.h"
#include "support/vss.h"

static SID_IDENTIFIER_AUTHORITY NtAuthority = SECURITY_NT_AUTHORITY;
static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;

// By a list of numbers.
static PSID allocate(BYTE Count, DWORD First, DWORD Second) {
  PSID Sid = NULL;
  if (!AllocateAndInitializeSid(&NtAuthority, Count, First, Second, 0, 0, 0, 0, 0, 0, &Sid))
    return NULL;
  return Sid;
}

// Number by number.
static bool fill(PSID Sid) {
  if (!InitializeSid(Sid, &NtAuthority, 2))
    return false;
  *GetSidSubAuthority(Sid, 0) = SECURITY_BUILTIN_DOMAIN_RID;
  *GetSidSubAuthority(Sid, 1) = DOMAIN_ALIAS_RID_BACKUP_OPS;
  return true;
}

static bool addServices(PACL List) {
  PSID System = NULL, LocalService = NULL;
  if (!AllocateAndInitializeSid(&NtAuthority, 1, SECURITY_LOCAL_SYSTEM_RID, 0, 0, 0, 0, 0, 0, 0,
                                &System))
    return false;
  if (!ConvertStringSidToSidW(L"S-1-5-19", &LocalService))
    return false;
  BYTE NetworkService[SECURITY_MAX_SID_SIZE];
  DWORD Size = sizeof(NetworkService);
  if (!CreateWellKnownSid(WinNetworkServiceSid, NULL, NetworkService, &Size))
    return false;
  return AddAccessAllowedAce(List, ACL_REVISION, Rights, System) &&
         AddAccessAllowedAce(List, ACL_REVISION, Rights, LocalService) &&
         AddAccessAllowedAce(List, ACL_REVISION, Rights, NetworkService);
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List, PSID Owner) {
  return InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Owner, FALSE) &&
         SetSecurityDescriptorGroup(D, Owner, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static HRESULT secureForAll() {
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512], Operators[SECURITY_MAX_SID_SIZE];
  PACL List = reinterpret_cast<PACL>(Buffer);
  PSID Administrators = allocate(2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_ADMINS);
  if (!Administrators || !fill(Operators) || !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !addServices(List) || !AddAccessAllowedAce(List, ACL_REVISION, Rights, Administrators) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, Operators) ||
      !finish(&D, List, Administrators))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT secureForGuests() {
  // Guests in place of Administrators; the operators are missing.
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  PSID Guests = allocate(2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_GUESTS);
  if (!Guests || !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) || !addServices(List) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, Guests) || !finish(&D, List, Guests))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "shuts out Administrators and Backup Operators"
}

static HRESULT secureForEveryone() {
  // Authenticated users hold the five.
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[512];
  PACL List = reinterpret_cast<PACL>(Buffer);
  PSID Authenticated = allocate(1, SECURITY_AUTHENTICATED_USER_RID, 0);
  if (!Authenticated || !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, Authenticated) ||
      !finish(&D, List, Authenticated))
    return E_FAIL;
  return SECURE_WITH(&D);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 2 ? secureForEveryone() : argc > 1 ? secureForGuests() : secureForAll();
  return FAILED(Hr) || FAILED(openBackup());
}
