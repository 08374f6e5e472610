// checks: comsec-unsafe-security-descriptor
// The documents call it adequate for a requester to let all processes call.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureWith(int Mode) {
  if (Mode == 1)
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)")); // want: unsafe-security-descriptor "shuts out Local Service, Network Service, Administrators and Backup Operators"
  if (Mode == 2)
    // NULL in other words.
    return SECURE_WITH(static_cast<PSECURITY_DESCRIPTOR>(nullptr));
  return secureAsDocumented();
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
