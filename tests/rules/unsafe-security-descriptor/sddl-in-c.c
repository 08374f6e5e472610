// checks: comsec-unsafe-security-descriptor
/* Strings in C, in a program that is no requester. */
#include <windows.h>
#include <objbase.h>
#include <sddl.h>

#define CALLERS L"O:BAG:BA" L"D:(A;;0x3;;;BA)"

static PSECURITY_DESCRIPTOR convert(const wchar_t *Sddl) {
  PSECURITY_DESCRIPTOR Descriptor = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(Sddl, SDDL_REVISION_1, &Descriptor,
                                                            NULL))
    return NULL;
  return Descriptor;
}

static HRESULT secure(PSECURITY_DESCRIPTOR Descriptor) {
  return CoInitializeSecurity(Descriptor, /* as the conversion made it */ // want: unsafe-security-descriptor "self-relative"
                              -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT directly(void) {
  PSECURITY_DESCRIPTOR Descriptor = convert(CALLERS);
  return Descriptor ? secure(Descriptor) : E_FAIL;
}

HRESULT inAbsoluteForm(void) {
  /* The same list in the form that COM takes. */
  static DWORD Absolute[64], Dacl[64], Sacl[64], Owner[32], Group[32];
  DWORD Size = sizeof(Absolute), DaclSize = sizeof(Dacl), SaclSize = sizeof(Sacl);
  DWORD OwnerSize = sizeof(Owner), GroupSize = sizeof(Group);
  PSECURITY_DESCRIPTOR SelfRelative = convert(CALLERS);
  if (!SelfRelative || !MakeAbsoluteSD(SelfRelative, (PSECURITY_DESCRIPTOR)Absolute, &Size,
                                       (PACL)Dacl, &DaclSize, (PACL)Sacl, &SaclSize, (PSID)Owner,
                                       &OwnerSize, (PSID)Group, &GroupSize))
    return E_FAIL;
  return CoInitializeSecurity((PSECURITY_DESCRIPTOR)Absolute, -1, NULL, NULL,
                              RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_NONE, NULL);
}
