// checks: comsec-unsafe-security-descriptor
// Two defects of one descriptor are two findings; the same defect twice is one.
#include "support/descriptor.h"
#include "support/vss.h"

static PSECURITY_DESCRIPTOR convert(const wchar_t *Sddl) {
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(Sddl, SDDL_REVISION_1, &Descriptor,
                                                            NULL))
    return NULL;
  return Descriptor;
}

static HRESULT secureWith(int Mode) {
  switch (Mode) {
  case 1:
    return SECURE_WITH(convert(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "self-relative" ; want: unsafe-security-descriptor "shuts out Local Service, Network Service and Backup Operators"
  case 2:
    // Who is let in is right.
    return SECURE_WITH(convert(L"O:BAG:BAD:(A;;0x3;;;AU)")); // want: unsafe-security-descriptor "self-relative"
  case 3:
    return SECURE_WITH(convert(L"D:(A;;0x3;;;AU)")); // want: unsafe-security-descriptor "self-relative" ; want: unsafe-security-descriptor "no owner or group"
  case 4:
    return SECURE_WITH(descriptorOf(L"D:(A;;0x3;;;AU)(A;;0x2;;;IU)")); // want: unsafe-security-descriptor "no owner or group" ; want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
  default:
    // None of it.
    return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AU)"));
  }
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureWith(argc)))
    return 1;
  return FAILED(openBackup());
}
