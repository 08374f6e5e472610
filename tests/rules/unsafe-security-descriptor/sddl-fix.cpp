// checks: comsec-unsafe-security-descriptor
// The string can be completed: with the rights that its other entries have.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "shuts out Backup Operators" fix "(A;;0x3;;;BO)"
  case 2:
    // Two are missing, and one edit adds both.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;SY)(A;;0x1;;;BA)(A;;0x1;;;BO)")); // want: unsafe-security-descriptor "shuts out Local Service and Network Service" fix "(A;;0x1;;;LS)(A;;0x1;;;NS)"
  default:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AU)"));
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
