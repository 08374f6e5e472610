// checks: comsec-unsafe-security-descriptor
// Groups that hold all five accounts.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    // Everyone, from this machine.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;WD)"));
  case 2:
    // Whoever has proved who they are.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;AU)"));
  case 3:
    // The same, by number.
    return SECURE_WITH(descriptorOf(L"O:S-1-5-32-544G:S-1-5-32-544D:(A;;0x3;;;S-1-5-11)"));
  case 4:
    // Some by name, the rest in the group.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)(A;;0x3;;;AU)"));
  case 5:
    // Anonymous callers are no Everyone.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AN)")); // want: unsafe-security-descriptor "shuts out Local System, Local Service, Network Service, Administrators and Backup Operators"
  default:
    // Interactive users may be administrators or operators, but no services.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;IU)")); // want: unsafe-security-descriptor "shuts out Local Service and Network Service,"
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
