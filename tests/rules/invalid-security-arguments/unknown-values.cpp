// What cannot be known is not judged.
#include <windows.h>
#include <objbase.h>

HRESULT parameters(PSECURITY_DESCRIPTOR Descriptor, void *Reserved, DWORD Impersonation,
                   DWORD Capabilities) {
  return CoInitializeSecurity(Descriptor, -1, NULL, Reserved, RPC_C_AUTHN_LEVEL_PKT, Impersonation,
                              NULL, Capabilities, NULL);
}

HRESULT oneKnown(PSECURITY_DESCRIPTOR Descriptor, DWORD Capabilities) {
  // Whatever the parameters are: EOAC_DEFAULT is not allowed.
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_DEFAULT, // want: invalid-security-arguments "EOAC_DEFAULT"
                              NULL);
}

HRESULT descriptorUnknown(PSECURITY_DESCRIPTOR Descriptor) {
  // The object may be there: only a NULL would be wrong.
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}
