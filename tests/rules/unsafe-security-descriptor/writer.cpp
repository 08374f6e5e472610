// checks: comsec-unsafe-security-descriptor
// A writer's list is shorter: Local System, Administrators, Backup Operators, and itself.
#include "support/descriptor.h"
#include "support/vss.h"
#include "support/writer.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "shuts out Backup Operators"
  case 2:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;LS)(A;;0x3;;;NS)")); // want: unsafe-security-descriptor "shuts out Local System, Administrators and Backup Operators"
  case 3:
    // Without the two services, which only a requester must let in.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)(A;;0x3;;;BO)"));
  default:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AU)"));
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  HouseWriter Writer;
  if (FAILED(subscribeWriter(Writer)))
    return 1;
  Sleep(INFINITE);
  return 0;
}
