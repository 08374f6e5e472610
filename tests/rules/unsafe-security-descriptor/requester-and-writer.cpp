// checks: comsec-unsafe-security-descriptor
// A process that is both must let in those of the longer list.
#include "support/descriptor.h"
#include "support/vss.h"
#include "support/writer.h"

static HRESULT secureWith(int Mode) {
  if (Mode == 1)
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)(A;;0x3;;;BO)")); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
  // All five.
  return SECURE_WITH(descriptorOf(
      L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)"));
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  HouseWriter Writer;
  if (FAILED(subscribeWriter(Writer)))
    return 1;
  return FAILED(openBackup());
}
