// checks: comsec-unsafe-security-descriptor
// A server without VSS chooses its callers as it likes. What COM cannot read is wrong there too.
#include "support/descriptor.h"
#include "support/server.h"

static HRESULT secureWith(int Mode) {
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x2;;;BA)")); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
  case 2:
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;WD)")); // want: unsafe-security-descriptor "admits Everyone"
  case 3:
    // Administrators, from other machines only.
    Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x5;;;BA)");
    break;
  case 4:
    // The user at the machine.
    Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;IU)");
    break;
  default:
    // Operators are not let in.
    Descriptor = descriptorOf(L"O:BAG:BAD:(D;;0x7;;;BO)(A;;0x7;;;AU)");
    break;
  }
  if (!Descriptor)
    return E_FAIL;
  return SECURE_WITH(Descriptor);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureWith(argc)))
    return 1;
  return serveHouses();
}
