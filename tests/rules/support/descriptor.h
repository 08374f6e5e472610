// Descriptors as CoInitializeSecurity takes them: in absolute form.
#pragma once

#include <windows.h>
#include <objbase.h>
#include <sddl.h>

// Everything but the descriptor as the documents want it of a requester.
#define SECURE_WITH(Descriptor)                                                                    \
  CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,                  \
                       RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)

// NULL when it fails. The parts stay allocated as long as the process lives.
inline PSECURITY_DESCRIPTOR absoluteFormOf(PSECURITY_DESCRIPTOR SelfRelative) {
  DWORD Size = 0, DaclSize = 0, SaclSize = 0, OwnerSize = 0, GroupSize = 0;
  MakeAbsoluteSD(SelfRelative, NULL, &Size, NULL, &DaclSize, NULL, &SaclSize, NULL, &OwnerSize,
                 NULL, &GroupSize);
  PSECURITY_DESCRIPTOR Absolute = LocalAlloc(LPTR, Size);
  PACL Dacl = static_cast<PACL>(LocalAlloc(LPTR, DaclSize));
  PACL Sacl = static_cast<PACL>(LocalAlloc(LPTR, SaclSize));
  PSID Owner = LocalAlloc(LPTR, OwnerSize);
  PSID Group = LocalAlloc(LPTR, GroupSize);
  if (!MakeAbsoluteSD(SelfRelative, Absolute, &Size, Dacl, &DaclSize, Sacl, &SaclSize, Owner,
                      &OwnerSize, Group, &GroupSize))
    return NULL;
  return Absolute;
}

inline PSECURITY_DESCRIPTOR descriptorOf(const wchar_t *Sddl) {
  PSECURITY_DESCRIPTOR SelfRelative = NULL;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(Sddl, SDDL_REVISION_1, &SelfRelative,
                                                            NULL))
    return NULL;
  PSECURITY_DESCRIPTOR Absolute = absoluteFormOf(SelfRelative);
  LocalFree(SelfRelative);
  return Absolute;
}
