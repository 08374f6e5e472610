// checks: comsec-unsafe-security-descriptor
// A program for Windows XP, which has no Local Service and no Network Service in VSS.
#undef _WIN32_WINNT
#define _WIN32_WINNT 0x0501
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    // The three that there are.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;BA)(A;;0x1;;;BO)"));
  case 2:
    // Whoever runs where: these are all that VSS can use.
    return SECURE_WITH(descriptorOf(
        L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;LS)(A;;0x1;;;NS)(A;;0x1;;;BA)(A;;0x1;;;BO)"));
  default:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;BA)")); // want: unsafe-security-descriptor "shuts out Backup Operators"
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
