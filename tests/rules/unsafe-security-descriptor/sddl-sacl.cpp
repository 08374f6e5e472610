// checks: comsec-unsafe-security-descriptor
// COM wants no SACL. A label of integrity is the exception that servers are seen to run with.
#include "support/descriptor.h"

HRESULT audit() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)S:(AU;SAFA;0x3;;;WD)")); // want: unsafe-security-descriptor "SACL"
}

HRESULT auditAndLabel() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)S:(AU;FA;0x3;;;WD)(ML;;NX;;;ME)")); // want: unsafe-security-descriptor "SACL"
}

HRESULT label() {
  // Nothing is audited: callers below medium integrity stay out.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)S:(ML;;NX;;;ME)"));
}

HRESULT none() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)"));
}

HRESULT accountNamedSa() {
  // SA is an account here: Schema Admins.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x3;;;SA)"));
}
