// checks: comsec-unsafe-security-descriptor
// VSS calls a requester on its own machine: rights for other machines only do not let it in.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x5;;;SY)(A;;0x5;;;LS)(A;;0x5;;;NS)(A;;0x5;;;BA)(A;;0x5;;;BO)")); // want: unsafe-security-descriptor "shuts out Local System, Local Service, Network Service, Administrators and Backup Operators"
  case 2:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x5;;;BO)")); // want: unsafe-security-descriptor "shuts out Backup Operators"
  case 3:
    // The same in letters: CC is 1 and LC is 4.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;CCDC;;;SY)(A;;CCDC;;;LS)(A;;CCLC;;;NS)(A;;CCDC;;;BA)(A;;CCDC;;;BO)")); // want: unsafe-security-descriptor "shuts out Network Service"
  case 4:
    // 1 alone is the old form: calls from here and from elsewhere.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;LS)(A;;0x1;;;NS)(A;;0x1;;;BA)(A;;0x1;;;BO)"));
  case 5:
    // The same in letters.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;CC;;;SY)(A;;CC;;;LS)(A;;CC;;;NS)(A;;CC;;;BA)(A;;CC;;;BO)"));
  case 6:
    // From here and from elsewhere, in the new form.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;SY)(A;;0x7;;;LS)(A;;0x7;;;NS)(A;;0x7;;;BA)(A;;0x7;;;BO)"));
  case 7:
    // Rights to start a server mean nothing here, and do no harm.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1f;;;SY)(A;;0x1f;;;LS)(A;;0x1f;;;NS)(A;;0x1f;;;BA)(A;;0x1f;;;BO)"));
  case 8:
    // The same in letters.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;CCDCLCSWRP;;;SY)(A;;CCDCLCSWRP;;;LS)(A;;CCDCLCSWRP;;;NS)(A;;CCDCLCSWRP;;;BA)(A;;CCDCLCSWRP;;;BO)"));
  default:
    // Two entries for one account add up to calls from here.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x5;;;BO)(A;;0x3;;;BO)"));
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
