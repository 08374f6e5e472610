// checks: comsec-unsafe-security-descriptor
// The string reaches the conversion over constants, variables, members and helpers.
#include "support/descriptor.h"
#include "support/vss.h"

#include <string>

static const wchar_t Narrow[] = L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)";
static const wchar_t *const Wide =
    L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)";

struct Policy {
  const wchar_t *Sddl = L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)(A;;0x3;;;BO)";
  HRESULT secure() {
    return SECURE_WITH(descriptorOf(Sddl)); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
  }
};

// The finding is where the call is: the step says who gave the string.
static HRESULT secureBy(const wchar_t *Sddl) {
  return SECURE_WITH(descriptorOf(Sddl)); // want: unsafe-security-descriptor "shuts out Local Service,"
}

static HRESULT secureProperlyBy(const wchar_t *Sddl) { return SECURE_WITH(descriptorOf(Sddl)); }

static const wchar_t *sddlOfHouse() { return L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;AU)"; }
static const wchar_t *sddlOfGarden() { return L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x3;;;BO)"; }

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(descriptorOf(Narrow)); // want: unsafe-security-descriptor "shuts out Backup Operators"
  case 2:
    // All five.
    return SECURE_WITH(descriptorOf(Wide));
  case 3:
    return Policy().secure();
  case 4:
    return secureBy(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;NS)(A;;0x3;;;BA)(A;;0x3;;;BO)");
  case 5:
    return secureProperlyBy(Wide);
  case 6:
    // Whoever has proved who they are.
    return SECURE_WITH(descriptorOf(sddlOfHouse()));
  case 7:
    return SECURE_WITH(descriptorOf(sddlOfGarden())); // want: unsafe-security-descriptor "shuts out Local Service and Network Service,"
  case 8: {
    const std::wstring Sddl = L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BO)";
    return SECURE_WITH(descriptorOf(Sddl.c_str())); // want: unsafe-security-descriptor "shuts out Administrators"
  }
  default: {
    const std::wstring Sddl(Wide);
    return SECURE_WITH(descriptorOf(Sddl.c_str()));
  }
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
