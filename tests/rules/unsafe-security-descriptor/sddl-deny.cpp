// checks: comsec-unsafe-security-descriptor
// Entries are read in their order, and the first that speaks about a caller decides.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x3;;;BO)(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)")); // want: unsafe-security-descriptor "shuts out Backup Operators"
  case 2:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x3;;;LS)(D;;0x3;;;NS)(A;;0x3;;;AU)")); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
  case 3:
    // A group that holds them all.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x3;;;WD)(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)")); // want: unsafe-security-descriptor "shuts out Local System, Local Service, Network Service, Administrators and Backup Operators"
  case 4:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x3;;;AU)(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)")); // want: unsafe-security-descriptor "shuts out Local System, Local Service, Network Service, Administrators and Backup Operators"
  case 5:
    // Too late: the operators have been let in before.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)(D;;0x3;;;BO)"));
  case 6:
    // Guests are none of the five.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x3;;;BG)(D;;0x3;;;AN)(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)"));
  default:
    // Callers from other machines stay out; VSS calls from this one.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x3;;;NU)(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)"));
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
