// checks: comsec-unsafe-security-descriptor
// The descriptor that the documents recommend to a client of System Restore: owner, group, and five
// accounts that may call from this machine. In a plain server nothing is wrong with it.
#include "support/server.h"

#include <aclapi.h>

static bool makeSid(WELL_KNOWN_SID_TYPE Type, PSID Sid) {
  DWORD Size = SECURITY_MAX_SID_SIZE;
  return CreateWellKnownSid(Type, NULL, Sid, &Size);
}

static void allow(EXPLICIT_ACCESSW &Entry, TRUSTEE_TYPE Kind, PSID Sid) {
  Entry.grfAccessPermissions = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;
  Entry.grfAccessMode = SET_ACCESS;
  Entry.grfInheritance = NO_INHERITANCE;
  Entry.Trustee.pMultipleTrustee = NULL;
  Entry.Trustee.MultipleTrusteeOperation = NO_MULTIPLE_TRUSTEE;
  Entry.Trustee.TrusteeForm = TRUSTEE_IS_SID;
  Entry.Trustee.TrusteeType = Kind;
  Entry.Trustee.ptstrName = static_cast<LPWSTR>(Sid);
}

static HRESULT secure() {
  BYTE Administrators[SECURITY_MAX_SID_SIZE], LocalService[SECURITY_MAX_SID_SIZE],
      NetworkService[SECURITY_MAX_SID_SIZE], Self[SECURITY_MAX_SID_SIZE],
      System[SECURITY_MAX_SID_SIZE];
  if (!makeSid(WinBuiltinAdministratorsSid, Administrators) ||
      !makeSid(WinLocalServiceSid, LocalService) ||
      !makeSid(WinNetworkServiceSid, NetworkService) || !makeSid(WinSelfSid, Self) ||
      !makeSid(WinLocalSystemSid, System))
    return HRESULT_FROM_WIN32(GetLastError());

  EXPLICIT_ACCESSW Entries[5] = {};
  allow(Entries[0], TRUSTEE_IS_WELL_KNOWN_GROUP, Administrators);
  allow(Entries[1], TRUSTEE_IS_WELL_KNOWN_GROUP, LocalService);
  allow(Entries[2], TRUSTEE_IS_WELL_KNOWN_GROUP, NetworkService);
  allow(Entries[3], TRUSTEE_IS_WELL_KNOWN_GROUP, Self);
  allow(Entries[4], TRUSTEE_IS_WELL_KNOWN_GROUP, System);

  PACL List = NULL;
  const DWORD Error = SetEntriesInAclW(ARRAYSIZE(Entries), Entries, NULL, &List);
  SECURITY_DESCRIPTOR Descriptor;
  if (Error != ERROR_SUCCESS || !List)
    return HRESULT_FROM_WIN32(Error);
  if (!InitializeSecurityDescriptor(&Descriptor, SECURITY_DESCRIPTOR_REVISION) ||
      !SetSecurityDescriptorOwner(&Descriptor, Administrators, FALSE) ||
      !SetSecurityDescriptorGroup(&Descriptor, Administrators, FALSE) ||
      !SetSecurityDescriptorDacl(&Descriptor, TRUE, List, FALSE)) {
    LocalFree(List);
    return HRESULT_FROM_WIN32(GetLastError());
  }
  const HRESULT Hr =
      CoInitializeSecurity(&Descriptor, -1, NULL, NULL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                           EOAC_DISABLE_AAA | EOAC_NO_CUSTOM_MARSHAL, NULL);
  LocalFree(List);
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secure()))
    return 1;
  return serveHouses();
}
