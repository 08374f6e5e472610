// checks: comsec-unsafe-security-descriptor
// A descriptor made call by call, as the reference shows it.
#include "support/vss.h"

struct Parts {
  SECURITY_DESCRIPTOR Descriptor;
  BYTE List[512];
  BYTE System[SECURITY_MAX_SID_SIZE];
  BYTE LocalService[SECURITY_MAX_SID_SIZE];
  BYTE NetworkService[SECURITY_MAX_SID_SIZE];
  BYTE Administrators[SECURITY_MAX_SID_SIZE];
  BYTE Operators[SECURITY_MAX_SID_SIZE];
};

static bool makeSids(Parts &P) {
  DWORD Size = SECURITY_MAX_SID_SIZE;
  if (!CreateWellKnownSid(WinLocalSystemSid, NULL, P.System, &Size))
    return false;
  Size = SECURITY_MAX_SID_SIZE;
  if (!CreateWellKnownSid(WinLocalServiceSid, NULL, P.LocalService, &Size))
    return false;
  Size = SECURITY_MAX_SID_SIZE;
  if (!CreateWellKnownSid(WinNetworkServiceSid, NULL, P.NetworkService, &Size))
    return false;
  Size = SECURITY_MAX_SID_SIZE;
  if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, P.Administrators, &Size))
    return false;
  Size = SECURITY_MAX_SID_SIZE;
  return CreateWellKnownSid(WinBuiltinBackupOperatorsSid, NULL, P.Operators, &Size);
}

static HRESULT secureWithoutOperators() {
  static Parts P;
  const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;
  PACL List = reinterpret_cast<PACL>(P.List);
  if (!makeSids(P) || !InitializeSecurityDescriptor(&P.Descriptor, SECURITY_DESCRIPTOR_REVISION) ||
      !InitializeAcl(List, sizeof(P.List), ACL_REVISION) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.System) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.LocalService) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.NetworkService) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.Administrators) ||
      !SetSecurityDescriptorOwner(&P.Descriptor, P.Administrators, FALSE) ||
      !SetSecurityDescriptorGroup(&P.Descriptor, P.Administrators, FALSE) ||
      !SetSecurityDescriptorDacl(&P.Descriptor, TRUE, List, FALSE))
    return HRESULT_FROM_WIN32(GetLastError());
  return CoInitializeSecurity(&P.Descriptor, // want: unsafe-security-descriptor "shuts out Backup Operators"
                              -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT secureForAll() {
  // The same with the fifth.
  static Parts P;
  const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;
  PACL List = reinterpret_cast<PACL>(P.List);
  if (!makeSids(P) || !InitializeSecurityDescriptor(&P.Descriptor, SECURITY_DESCRIPTOR_REVISION) ||
      !InitializeAcl(List, sizeof(P.List), ACL_REVISION) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.System) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.LocalService) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.NetworkService) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, P.Administrators) ||
      !AddAccessAllowedAceEx(List, ACL_REVISION, 0, Rights, P.Operators) ||
      !SetSecurityDescriptorOwner(&P.Descriptor, P.Administrators, FALSE) ||
      !SetSecurityDescriptorGroup(&P.Descriptor, P.Administrators, FALSE) ||
      !SetSecurityDescriptorDacl(&P.Descriptor, TRUE, List, FALSE))
    return HRESULT_FROM_WIN32(GetLastError());
  return CoInitializeSecurity(&P.Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (FAILED(argc > 1 ? secureWithoutOperators() : secureForAll()))
    return 1;
  return FAILED(openBackup());
}
