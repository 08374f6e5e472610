// checks: comsec-unsafe-security-descriptor
// No list lets everybody in, an empty list nobody.
#include "support/descriptor.h"

HRESULT noList() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BA")); // want: unsafe-security-descriptor "NULL DACL"
}

HRESULT noAccessControl() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:NO_ACCESS_CONTROL")); // want: unsafe-security-descriptor "NULL DACL"
}

HRESULT emptyList() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:")); // want: unsafe-security-descriptor "empty DACL"
}

HRESULT emptyProtectedList() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:P")); // want: unsafe-security-descriptor "empty DACL"
}

HRESULT oneEntry() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)"));
}

HRESULT oneProtectedEntry() {
  // The flags are about inheritance, which there is none of.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:PAI(A;;0x3;;;BA)"));
}
