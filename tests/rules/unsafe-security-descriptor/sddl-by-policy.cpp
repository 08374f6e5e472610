// checks: comsec-unsafe-security-descriptor
// A template whose parameter brings the string, and a string that is chosen at run time.
#include "support/descriptor.h"
#include "support/vss.h"

struct Everybody {
  static constexpr const wchar_t *Sddl = L"O:BAG:BAD:(A;;0x3;;;AU)";
};
struct Operators {
  static constexpr const wchar_t *Sddl = L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)(A;;0x3;;;BO)";
};

template <typename Policy> HRESULT secureBy() {
  // One of the two policies does it.
  return SECURE_WITH(descriptorOf(Policy::Sddl)); // want: unsafe-security-descriptor "shuts out Local Service and Network Service"
}

template <typename Policy> HRESULT secureProperlyBy() {
  // The one policy that comes here lets everybody in.
  return SECURE_WITH(descriptorOf(Policy::Sddl));
}

static HRESULT secureBySetting(bool Strict) {
  const wchar_t *Sddl = L"O:BAG:BAD:(A;;0x3;;;AU)";
  if (Strict)
    Sddl = L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;LS)(A;;0x3;;;NS)(A;;0x3;;;BA)";
  return SECURE_WITH(descriptorOf(Sddl)); // want: unsafe-security-descriptor "shuts out Backup Operators"
}

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return secureBy<Everybody>();
  case 2:
    return secureBy<Operators>();
  case 3:
    return secureProperlyBy<Everybody>();
  default:
    return secureBySetting(Mode > 4);
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
