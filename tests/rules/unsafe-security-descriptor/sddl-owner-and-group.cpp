// checks: comsec-unsafe-security-descriptor
// COM takes no descriptor without an owner and a group.
#include "support/descriptor.h"

HRESULT neither() {
  return SECURE_WITH(descriptorOf(L"D:(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "no owner or group"
}

HRESULT noOwner() {
  return SECURE_WITH(descriptorOf(L"G:BAD:(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "no owner"
}

HRESULT noGroup() {
  return SECURE_WITH(descriptorOf(L"O:BAD:(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "no group"
}

HRESULT both() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)"));
}

HRESULT bothByNumber() {
  // By number, and not the same twice.
  return SECURE_WITH(descriptorOf(L"O:S-1-5-18G:SYD:(A;;0x3;;;BA)"));
}

HRESULT inAnotherOrder() {
  // The parts may stand in any order.
  return SECURE_WITH(descriptorOf(L"D:(A;;0x3;;;BA)G:BAO:BA"));
}
