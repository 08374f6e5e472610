// checks: comsec-unsafe-security-descriptor
// What the conversion would refuse: columns count the characters of the string from 1.
#include "support/descriptor.h"

HRESULT kind() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(Q;;0x3;;;BA)")); // want: unsafe-security-descriptor "malformed SDDL at column 12"
}

HRESULT account() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;ZZ)")); // want: unsafe-security-descriptor "malformed SDDL at column 21"
}

HRESULT owner() {
  return SECURE_WITH(descriptorOf(L"O:ZZG:BAD:(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "malformed SDDL at column 3"
}

HRESULT secondEntry() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)(A;;0x3;;;XQ)")); // want: unsafe-security-descriptor "malformed SDDL at column 34"
}

HRESULT rights() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;QQ;;;BA)")); // want: unsafe-security-descriptor "malformed SDDL at column 15"
}

HRESULT flags() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;ZZ;0x3;;;BA)")); // want: unsafe-security-descriptor "malformed SDDL at column 14"
}

HRESULT notClosed() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA")); // want: unsafe-security-descriptor "malformed SDDL"
}

HRESULT fieldMissing() {
  // Five fields, and it takes six.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;BA)")); // want: unsafe-security-descriptor "malformed SDDL"
}

HRESULT noLetter() {
  // Whose list this is, is not said.
  return SECURE_WITH(descriptorOf(L"(A;;0x3;;;BA)")); // want: unsafe-security-descriptor "malformed SDDL"
}

HRESULT unfinishedNumber() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;S-1-5-)")); // want: unsafe-security-descriptor "malformed SDDL"
}

HRESULT wellFormed() {
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)"));
}

HRESULT longNumber() {
  // An account of some domain.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(A;;0x3;;;S-1-5-21-3623811015-3361044348-30300820-1013)"));
}

HRESULT inherited() {
  // Flags of inheritance are legal, if pointless.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:PARAI(A;OICI;0x3;;;BA)"));
}

HRESULT conditional() {
  // An entry with a condition.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(XA;;0x3;;;BA;(Member_of {SID(BO)}))"));
}

HRESULT objectEntry() {
  // An entry for an object, of no kind in particular.
  return SECURE_WITH(descriptorOf(L"O:BAG:BAD:(OA;;0x3;;;BA)"));
}
