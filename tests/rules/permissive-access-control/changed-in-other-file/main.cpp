// checks: comsec-permissive-access-control
#include "policy.h"

static const CLSID SystemAccessControl = {
    0x0000031d, 0x0000, 0x0000, {0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
static const IID AccessControlId = {
    0xeedd23e0, 0x8410, 0x11ce, {0xa1, 0xc3, 0x08, 0x00, 0x2b, 0x2b, 0x8d, 0x8f}};

int main() {
  ACTRL_ACCESSW List = {};
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(CoCreateInstance(SystemAccessControl, nullptr, CLSCTX_INPROC_SERVER, AccessControlId,
                              reinterpret_cast<void **>(&Policy))))
    return 1;
  if (FAILED(fill(&List)))
    return 1;
  if (FAILED(CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                  RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL)))
    return 1;
  return FAILED(replace(&List));
}
