// checks: comsec-unsafe-security-descriptor
// The accounts that must be able to call a requester: those that are missing are named, in the
// document's order and in one finding.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "shuts out Backup Operators"
  case 2:
    // Administrators and the system only.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x3;;;SY)")); // want: unsafe-security-descriptor "shuts out Local Service, Network Service and Backup Operators"
  case 3:
    // Local System belongs to the Administrators.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BO)(A;;0x3;;;BA)(A;;0x3;;;NS)(A;;0x3;;;LS)"));
  case 4:
    // Whoever sits at the machine may be an administrator or operator, but no service.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;IU)")); // want: unsafe-security-descriptor "shuts out Local System, Local Service and Network Service,"
  case 5:
    // LA is the one account, BA the group.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;LA)(A;;0x3;;;BO)")); // want: unsafe-security-descriptor "shuts out Administrators"
  case 6:
    // LU reads logs: it is not the account next to it in the alphabet.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;LU)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)")); // want: unsafe-security-descriptor "shuts out Local Service"
  case 7:
    // An operator may be one of the Users, and is as a rule.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BU)"));
  case 8:
    // All five, in any order.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BO)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;LS)(A;;0x3;;;SY)"));
  default:
    // More than the five: each program may let in whom it likes.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)(A;;0x3;;;IU)(A;;0x3;;;S-1-5-21-1004336348-1177238915-682003330-1001)"));
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
