// checks: comsec-unsafe-security-descriptor
// One call, three descriptors on three paths: each defect is said, and said once.
#include "support/descriptor.h"
#include "support/vss.h"

static HRESULT secureByMode(int Mode) {
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  if (Mode == 1)
    Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AU)");
  else if (Mode == 2)
    Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)");
  else
    Descriptor = descriptorOf(L"D:(A;;0x3;;;AU)");
  if (!Descriptor)
    return E_FAIL;
  return SECURE_WITH(Descriptor); // want: unsafe-security-descriptor "shuts out Backup Operators" ; want: unsafe-security-descriptor "no owner or group"
}

static HRESULT secureProperlyByMode(int Mode) {
  // Three that are right: by group, by name, and none at all.
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  switch (Mode) {
  case 1:
    Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AU)");
    break;
  case 2:
    Descriptor = descriptorOf(
        L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)");
    break;
  default:
    break;
  }
  return SECURE_WITH(Descriptor);
}

static HRESULT secureInTurn(bool Old) {
  // Two calls, each with its own.
  if (Old)
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)(A;;0x3;;;BO)")); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AU)"));
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 9   ? secureProperlyByMode(argc)
               : argc > 4 ? secureInTurn(argc > 6)
                          : secureByMode(argc);
  return FAILED(Hr) || FAILED(openBackup());
}
