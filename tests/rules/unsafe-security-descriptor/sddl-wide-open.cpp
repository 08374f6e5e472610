// checks: comsec-unsafe-security-descriptor
// Groups of strangers that may call from other machines.
#include "support/descriptor.h"

HRESULT everyone() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;WD)")); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT everyoneInOldForm() {
  // 1 alone stands for calls from here and from elsewhere.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;WD)")); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT everyoneElsewhere() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x5;;;WD)")); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT everyoneByNumber() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;S-1-1-0)")); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT everyoneHere() {
  // Everyone on this machine.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;WD)"));
}

HRESULT anonymous() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x7;;;AN)")); // want: unsafe-security-descriptor "admits Anonymous"
}

HRESULT anonymousByNumber() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;CCDCLC;;;S-1-5-7)")); // want: unsafe-security-descriptor "admits Anonymous"
}

HRESULT anonymousHere() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;AN)"));
}

HRESULT packages() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x7;;;AC)")); // want: unsafe-security-descriptor "admits All application packages"
}

HRESULT packagesByNumber() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;S-1-15-2-1)")); // want: unsafe-security-descriptor "admits All application packages"
}

HRESULT authenticated() {
  // They have proved who they are.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;AU)"));
}

HRESULT administrators() {
  // Remote administration is what this server is for.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;BA)"));
}

HRESULT deniedFirst() {
  // The first entry about a caller decides.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x7;;;AN)(A;;0x7;;;AN)(A;;0x7;;;BA)"));
}

HRESULT deniedTooLate() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x7;;;AN)(D;;0x7;;;AN)")); // want: unsafe-security-descriptor "admits Anonymous"
}

HRESULT inheritOnly() {
  // The entry is for objects below this one, and there are none.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;CIIO;0x7;;;WD)(A;;0x7;;;BA)"));
}

HRESULT writeDacl() {
  // WD as a right is not WD as an account.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;CCDCLCWD;;;BA)"));
}
