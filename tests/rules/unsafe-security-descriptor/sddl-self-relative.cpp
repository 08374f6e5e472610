// checks: comsec-unsafe-security-descriptor
// What the conversion returns is self-relative, and CoInitializeSecurity refuses that.
#include "support/descriptor.h"

HRESULT handedOn() {
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"O:BAG:BAD:(A;;0x3;;;BA)",
                                                            SDDL_REVISION_1, &Descriptor, NULL))
    return E_FAIL;
  HRESULT Hr = CoInitializeSecurity(Descriptor, // want: unsafe-security-descriptor "self-relative"
                                    -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  LocalFree(Descriptor);
  return Hr;
}

HRESULT handedOnNarrow() {
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorA("O:BAG:BAD:(A;;0x3;;;BA)",
                                                            SDDL_REVISION_1, &Descriptor, NULL))
    return E_FAIL;
  return SECURE_WITH(Descriptor); // want: unsafe-security-descriptor "self-relative"
}

// The form does not depend on the text, which is somebody else's.
HRESULT handedOnFromSettings(const wchar_t *Sddl) {
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptor(Sddl, SDDL_REVISION_1, &Descriptor,
                                                           NULL))
    return E_FAIL;
  return SECURE_WITH(Descriptor); // want: unsafe-security-descriptor "self-relative"
}

HRESULT madeAbsolute() {
  // The same text, in the form that COM takes.
  PSECURITY_DESCRIPTOR SelfRelative = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"O:BAG:BAD:(A;;0x3;;;BA)",
                                                            SDDL_REVISION_1, &SelfRelative, NULL))
    return E_FAIL;
  BYTE Absolute[SECURITY_DESCRIPTOR_MIN_LENGTH], Dacl[256], Sacl[256], Owner[64], Group[64];
  DWORD Size = sizeof(Absolute), DaclSize = sizeof(Dacl), SaclSize = sizeof(Sacl);
  DWORD OwnerSize = sizeof(Owner), GroupSize = sizeof(Group);
  if (!MakeAbsoluteSD(SelfRelative, Absolute, &Size, (PACL)Dacl, &DaclSize, (PACL)Sacl, &SaclSize,
                      Owner, &OwnerSize, Group, &GroupSize))
    return E_FAIL;
  LocalFree(SelfRelative);
  return CoInitializeSecurity(Absolute, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT wrongOneOfTwo() {
  PSECURITY_DESCRIPTOR SelfRelative = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"O:BAG:BAD:(A;;0x3;;;BA)",
                                                            SDDL_REVISION_1, &SelfRelative, NULL))
    return E_FAIL;
  PSECURITY_DESCRIPTOR Absolute = absoluteFormOf(SelfRelative);
  if (!Absolute)
    return E_FAIL;
  return SECURE_WITH(SelfRelative); // want: unsafe-security-descriptor "self-relative"
}

HRESULT packedAgain() {
  PSECURITY_DESCRIPTOR Absolute = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)");
  BYTE Packed[1024];
  DWORD Size = sizeof(Packed);
  if (!Absolute || !MakeSelfRelativeSD(Absolute, Packed, &Size))
    return E_FAIL;
  return SECURE_WITH(Packed); // want: unsafe-security-descriptor "self-relative"
}
