// checks: comsec-unsafe-security-descriptor
// COM_RIGHTS_EXECUTE must be in every entry, and the forms of before and after Windows XP SP2 do
// not mix.
#include "support/descriptor.h"

HRESULT localOnly() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x2;;;BA)")); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

HRESULT localAndRemote() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x6;;;BA)")); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

HRESULT inLetters() {
  // DC is 2.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;DC;;;BA)")); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

HRESULT oneOfTwo() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x2;;;SY)")); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

HRESULT twoOfTwo() {
  // One finding for both.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x2;;;BA)(A;;0x2;;;SY)")); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

HRESULT denied() {
  // Entries that deny need it too.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x4;;;NU)(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "without COM_RIGHTS_EXECUTE"
}

HRESULT oldAndNew() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x1;;;BA)(A;;0x3;;;SY)")); // want: unsafe-security-descriptor "mixes"
}

HRESULT oldDenyAndNewAllow() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x1;;;BG)(A;;0x7;;;BA)")); // want: unsafe-security-descriptor "mixes"
}

HRESULT old() {
  // Each entry is 1.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(D;;0x1;;;BG)(A;;0x1;;;BA)(A;;CC;;;SY)"));
}

HRESULT newForm() {
  // Each entry says from where.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;SY)(A;;0x7;;;BA)(A;;0x5;;;AU)(A;;0x1f;;;BO)"));
}

HRESULT leadingZeros() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x00000003;;;BA)"));
}

HRESULT generic() {
  // What COM makes of it is not documented.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;GA;;;BA)"));
}
