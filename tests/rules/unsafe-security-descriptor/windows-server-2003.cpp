// checks: comsec-unsafe-security-descriptor
// A program for Windows Server 2003, where VSS uses Local Service and Network Service.
#undef _WIN32_WINNT
#define _WIN32_WINNT 0x0502
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;BA)(A;;0x1;;;BO)")); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
  case 2:
    // Whoever runs where: these are all that VSS can use.
    return SECURE_WITH(descriptorOf(
        L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;LS)(A;;0x1;;;NS)(A;;0x1;;;BA)(A;;0x1;;;BO)"));
  default:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;BA)")); // want: unsafe-security-descriptor "shuts out Local Service, Network Service and Backup Operators"
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
