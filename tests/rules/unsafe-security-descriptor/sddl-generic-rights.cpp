// checks: comsec-unsafe-security-descriptor
// What COM makes of the generic rights is not documented: an account that has them may be let in.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    // Nothing is said about those who have GA.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;GA;;;SY)(A;;GA;;;LS)(A;;GA;;;NS)(A;;GA;;;BA)(A;;GA;;;BO)"));
  case 2:
    // Nor about GX.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;GX;;;BO)"));
  case 3:
    // By number.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x10000000;;;BO)"));
  default:
    // An account that has no entry at all is missing whatever the others have.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;GA;;;SY)(A;;GA;;;LS)(A;;GA;;;NS)(A;;GA;;;BA)")); // want: unsafe-security-descriptor "shuts out Backup Operators"
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
