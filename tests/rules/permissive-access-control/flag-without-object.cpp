// checks: comsec-permissive-access-control
// EOAC_ACCESS_CONTROL says that pSecDesc is an IAccessControl.
#include "support/access-control.h"

class Decides : public AccessControlSkeleton {
public:
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = isOperator(Trustee);
    return S_OK;
  }
};

static HRESULT secure(PSECURITY_DESCRIPTOR Who, DWORD Capabilities) {
  return CoInitializeSecurity(Who, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, Capabilities, NULL);
}

HRESULT descriptor() {
  SECURITY_DESCRIPTOR Descriptor;
  if (!InitializeSecurityDescriptor(&Descriptor, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  return CoInitializeSecurity(&Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: permissive-access-control warning "no IAccessControl"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}

HRESULT allocated() {
  PSECURITY_DESCRIPTOR Descriptor = LocalAlloc(LPTR, SECURITY_DESCRIPTOR_MIN_LENGTH);
  if (!Descriptor || !InitializeSecurityDescriptor(Descriptor, SECURITY_DESCRIPTOR_REVISION))
    return E_FAIL;
  const DWORD Capabilities = EOAC_ACCESS_CONTROL | EOAC_STATIC_CLOAKING;
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: permissive-access-control "no IAccessControl"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, Capabilities, NULL);
}

HRESULT otherInterface() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_IGlobalOptions, reinterpret_cast<void **>(&Options));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(Options, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: permissive-access-control "no IAccessControl"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}

HRESULT object() {
  // An object of a class that implements the interface.
  static Decides Policy;
  return CoInitializeSecurity(&Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}

HRESULT objectByParameter() {
  // The type PSECURITY_DESCRIPTOR of the parameter is the API's own; the object is right.
  static Decides Policy;
  return secure(static_cast<IAccessControl *>(&Policy), EOAC_ACCESS_CONTROL);
}

HRESULT unknownPointer(void *FromSettings) {
  // May be one: nothing is certain.
  return CoInitializeSecurity(FromSettings, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}

HRESULT maybeByInterface(IUnknown *Policy) {
  // The object behind an IUnknown may have been asked for IAccessControl elsewhere.
  return CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}
