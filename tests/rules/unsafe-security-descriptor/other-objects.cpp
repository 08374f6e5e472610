// checks: comsec-unsafe-security-descriptor
// With these flags the first argument is no descriptor, and is not read as one.
#include "support/vss.h"

#include <iaccess.h>

static const GUID AppId = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x02}};
static const CLSID AccessControlOfSystem = {
    0x0000031d, 0x0000, 0x0000, {0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};

static HRESULT secureByRegistry() {
  return CoInitializeSecurity(const_cast<GUID *>(&AppId), 0, NULL, NULL, 0, 0, NULL, EOAC_APPID,
                              NULL);
}

static HRESULT secureByObject() {
  IAccessControl *Access = NULL;
  HRESULT Hr = CoCreateInstance(AccessControlOfSystem, NULL, CLSCTX_INPROC_SERVER,
                                __uuidof(IAccessControl), reinterpret_cast<void **>(&Access));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(Access, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}

static HRESULT secureByNothing() {
  // Without a flag it is a descriptor.
  static SECURITY_DESCRIPTOR D;
  if (!InitializeSecurityDescriptor(&D, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  return CoInitializeSecurity(&D, // want: unsafe-security-descriptor "no owner or group" ; want: unsafe-security-descriptor "NULL DACL"
                              -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = argc > 2 ? secureByRegistry() : argc > 1 ? secureByObject() : secureByNothing();
  return FAILED(Hr) || FAILED(openBackup());
}
