// checks: comsec-unsafe-security-descriptor
// The same lists, written in the ways that people write strings.
#include "support/descriptor.h"
#include "support/vss.h"

#define ACE(Account) L"(A;;0x3;;;" Account L")"
#define OWNER_AND_GROUP L"O:BAG:BA"
#define SERVICES ACE(L"SY") ACE(L"LS") ACE(L"NS")
#define PEOPLE                                                                                     \
  ACE(L"BA")                                                                                       \
  ACE(L"BO")

// The names of sddl.h, pasted together.
#define HEADER_ACE(Account) L"(" SDDL_ACCESS_ALLOWED L";;" L"0x3" L";;;" Account L")"
#define HEADER_OWNER SDDL_OWNER L":" SDDL_BUILTIN_ADMINISTRATORS
#define HEADER_GROUP SDDL_GROUP L":" SDDL_BUILTIN_ADMINISTRATORS
#define HEADER_LIST SDDL_DACL L":"

static PSECURITY_DESCRIPTOR descriptorOfNarrow(const char *Sddl) {
  PSECURITY_DESCRIPTOR SelfRelative = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorA(Sddl, SDDL_REVISION_1, &SelfRelative,
                                                            NULL))
    return NULL;
  return absoluteFormOf(SelfRelative);
}

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(OWNER_AND_GROUP L"D:" SERVICES ACE(L"BA"))); // want: unsafe-security-descriptor "shuts out Backup Operators"
  case 2:
    // The macro brings both groups.
    return SECURE_WITH(descriptorOf(OWNER_AND_GROUP L"D:" SERVICES PEOPLE));
  case 3:
    return SECURE_WITH(descriptorOf(HEADER_OWNER HEADER_GROUP HEADER_LIST HEADER_ACE(SDDL_LOCAL_SYSTEM) // want: unsafe-security-descriptor "shuts out Local Service, Network Service and Administrators"
                                        HEADER_ACE(SDDL_BACKUP_OPERATORS)));
  case 4:
    return SECURE_WITH(descriptorOf(
        HEADER_OWNER HEADER_GROUP HEADER_LIST HEADER_ACE(SDDL_LOCAL_SYSTEM)
            HEADER_ACE(SDDL_LOCAL_SERVICE) HEADER_ACE(SDDL_NETWORK_SERVICE)
                HEADER_ACE(SDDL_BUILTIN_ADMINISTRATORS) HEADER_ACE(SDDL_BACKUP_OPERATORS)));
  case 5:
    return SECURE_WITH(descriptorOfNarrow("O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)" // want: unsafe-security-descriptor "shuts out Administrators and Backup Operators"
                                          "(A;;0x3;;;BG)"));
  case 6:
    // In several pieces, narrow.
    return SECURE_WITH(descriptorOfNarrow("O:BAG:BAD:"
                                          "(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)"
                                          "(A;;0x3;;;BA)(A;;0x3;;;BO)"));
  case 7:
    return SECURE_WITH(descriptorOf(TEXT("O:BAG:BAD:(A;;0x3;;;S-1-5-18)(A;;0x3;;;S-1-5-19)") // want: unsafe-security-descriptor "shuts out Network Service and Backup Operators"
                                    TEXT("(A;;0x3;;;S-1-5-32-544)")));
  case 8:
    // Raw numbers of all five.
    return SECURE_WITH(descriptorOf(TEXT("O:BAG:BAD:(A;;0x3;;;S-1-5-18)(A;;0x3;;;S-1-5-19)")
                                    TEXT("(A;;0x3;;;S-1-5-20)(A;;0x3;;;S-1-5-32-544)")
                                    TEXT("(A;;0x3;;;S-1-5-32-551)")));
  default:
    // A raw string literal.
    return SECURE_WITH(descriptorOf(LR"(O:BAG:BAD:(A;;0x3;;;AU))"));
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
