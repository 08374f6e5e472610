// checks: comsec-unsafe-security-descriptor
/* A requester in C, with a descriptor made call by call. */
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static SID_IDENTIFIER_AUTHORITY NtAuthority = SECURITY_NT_AUTHORITY;
static DWORD FourBuffer[128], FiveBuffer[128];

static BOOL letIn(PACL List, BYTE Count, DWORD First, DWORD Second) {
  PSID Sid = NULL;
  return AllocateAndInitializeSid(&NtAuthority, Count, First, Second, 0, 0, 0, 0, 0, 0, &Sid) &&
         AddAccessAllowedAce(List, ACL_REVISION, COM_RIGHTS_EXECUTE, Sid);
}

static BOOL letInFour(PACL List) {
  return letIn(List, 1, SECURITY_LOCAL_SYSTEM_RID, 0) &&
         letIn(List, 1, SECURITY_LOCAL_SERVICE_RID, 0) &&
         letIn(List, 1, SECURITY_NETWORK_SERVICE_RID, 0) &&
         letIn(List, 2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_ADMINS);
}

static BOOL describe(PSECURITY_DESCRIPTOR Descriptor, PACL List) {
  PSID Owner = NULL;
  return AllocateAndInitializeSid(&NtAuthority, 2, SECURITY_BUILTIN_DOMAIN_RID,
                                  DOMAIN_ALIAS_RID_ADMINS, 0, 0, 0, 0, 0, 0, &Owner) &&
         InitializeSecurityDescriptor(Descriptor, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(Descriptor, Owner, FALSE) &&
         SetSecurityDescriptorGroup(Descriptor, Owner, FALSE) &&
         SetSecurityDescriptorDacl(Descriptor, TRUE, List, FALSE);
}

static HRESULT secureForFour(void) {
  static SECURITY_DESCRIPTOR Descriptor;
  PACL List = (PACL)FourBuffer;
  if (!InitializeAcl(List, sizeof(FourBuffer), ACL_REVISION) || !letInFour(List) || !describe(&Descriptor, List))
    return E_FAIL;
  return CoInitializeSecurity(&Descriptor, /* the operators are missing */ // want: unsafe-security-descriptor "shuts out Backup Operators"
                              -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT secureForFive(void) {
  static SECURITY_DESCRIPTOR Descriptor;
  PACL List = (PACL)FiveBuffer;
  /* The fifth is added here. */
  if (!InitializeAcl(List, sizeof(FiveBuffer), ACL_REVISION) || !letInFour(List) ||
      !letIn(List, 2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_BACKUP_OPS) || !describe(&Descriptor, List))
    return E_FAIL;
  return CoInitializeSecurity(&Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **argv) {
  IVssBackupComponents *Backup = NULL;
  (void)argv;
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(argc > 1 ? secureForFour() : secureForFive()))
    return 1;
  return FAILED(CreateVssBackupComponents(&Backup));
}
