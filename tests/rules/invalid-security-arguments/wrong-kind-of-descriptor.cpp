// checks: comsec-invalid-security-arguments
// The flag says what the first argument points to.
#include <windows.h>
#include <objbase.h>

static const GUID AppId = {0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 1}};

HRESULT descriptorAsApplication() {
  SECURITY_DESCRIPTOR Descriptor;
  if (!InitializeSecurityDescriptor(&Descriptor, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  return CoInitializeSecurity(&Descriptor, // want: invalid-security-arguments "EOAC_APPID"
                              0, NULL, NULL, 0, 0, NULL, EOAC_APPID, NULL);
}

HRESULT application() {
  // The flag and an AppID; the zeros are what the flag asks for.
  return CoInitializeSecurity(const_cast<GUID *>(&AppId), 0, NULL, NULL, 0, 0, NULL, EOAC_APPID,
                              NULL);
}

HRESULT descriptor() {
  // A descriptor and no flag.
  SECURITY_DESCRIPTOR Descriptor;
  if (!InitializeSecurityDescriptor(&Descriptor, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  return CoInitializeSecurity(&Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
