// checks: comsec-unsafe-security-descriptor
// An account that only the running program knows may be any of the five: nobody is called missing.
#include "support/descriptor.h"
#include "support/vss.h"

static const DWORD Rights = COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL;

static bool ownUser(BYTE *Buffer, DWORD Size) {
  HANDLE Token = NULL;
  if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &Token))
    return false;
  const BOOL Read = GetTokenInformation(Token, TokenUser, Buffer, Size, &Size);
  CloseHandle(Token);
  return Read;
}

static bool finish(PSECURITY_DESCRIPTOR D, PACL List, DWORD Size, PSID Sid) {
  return InitializeAcl(List, Size, ACL_REVISION) &&
         AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid) &&
         InitializeSecurityDescriptor(D, SECURITY_DESCRIPTOR_REVISION) &&
         SetSecurityDescriptorOwner(D, Sid, FALSE) && SetSecurityDescriptorGroup(D, Sid, FALSE) &&
         SetSecurityDescriptorDacl(D, TRUE, List, FALSE);
}

static HRESULT secureForOurselves() {
  // A service's own account may well be one of the five.
  static SECURITY_DESCRIPTOR D;
  static BYTE List[256], User[256];
  if (!ownUser(User, sizeof(User)) ||
      !finish(&D, reinterpret_cast<PACL>(List), sizeof(List),
              reinterpret_cast<TOKEN_USER *>(User)->User.Sid))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT secureByArgument(const char *Text) {
  // The command line says who.
  static SECURITY_DESCRIPTOR D;
  static BYTE List[256];
  PSID Sid = NULL;
  if (!ConvertStringSidToSidA(Text, &Sid) ||
      !finish(&D, reinterpret_cast<PACL>(List), sizeof(List), Sid))
    return E_FAIL;
  return SECURE_WITH(&D);
}

static HRESULT secureWithoutOwner(const char *Text) {
  // Whoever it is that is let in: an owner there is not.
  static SECURITY_DESCRIPTOR D;
  static BYTE Buffer[256];
  PACL List = reinterpret_cast<PACL>(Buffer);
  PSID Sid = NULL;
  if (!ConvertStringSidToSidA(Text, &Sid) || !InitializeAcl(List, sizeof(Buffer), ACL_REVISION) ||
      !AddAccessAllowedAce(List, ACL_REVISION, Rights, Sid) ||
      !InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION) ||
      !SetSecurityDescriptorDacl(&D, TRUE, List, FALSE))
    return E_FAIL;
  return SECURE_WITH(&D); // want: unsafe-security-descriptor "no owner or group"
}

int main(int argc, char **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 2   ? secureWithoutOwner(argv[2])
               : argc > 1 ? secureByArgument(argv[1])
                          : secureForOurselves();
  return FAILED(Hr) || FAILED(openBackup());
}
