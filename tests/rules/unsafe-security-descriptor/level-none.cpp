// checks: comsec-unsafe-security-descriptor
// A descriptor decides nothing about callers who need not say who they are.
#include "support/descriptor.h"

HRESULT withNone() {
  PSECURITY_DESCRIPTOR Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)");
  if (!Descriptor)
    return E_FAIL;
  return CoInitializeSecurity(Descriptor, // want: unsafe-security-descriptor "RPC_C_AUTHN_LEVEL_NONE"
                              -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, RPC_C_IMP_LEVEL_IDENTIFY,
                              NULL, EOAC_NONE, NULL);
}

HRESULT withConnect() {
  // Callers are known from the connection on.
  PSECURITY_DESCRIPTOR Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)");
  if (!Descriptor)
    return E_FAIL;
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_CONNECT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT withDefault() {
  // The number is 0, and what is negotiated is never NONE.
  PSECURITY_DESCRIPTOR Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)");
  if (!Descriptor)
    return E_FAIL;
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT withLevelOfCaller(DWORD Level) {
  PSECURITY_DESCRIPTOR Descriptor = descriptorOf(L"O:BAG:BAD:(A;;0x3;;;BA)");
  if (!Descriptor)
    return E_FAIL;
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, Level, RPC_C_IMP_LEVEL_IDENTIFY, NULL,
                              EOAC_NONE, NULL);
}

HRESULT nothingWithNone() {
  // No descriptor: that NONE lets anybody in is said by the rule about levels.
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
