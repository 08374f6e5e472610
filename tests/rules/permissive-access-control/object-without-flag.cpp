// checks: comsec-permissive-access-control
// Without the flag COM reads the object's memory as a SECURITY_DESCRIPTOR.
#include "support/access-control.h"

class Decides : public AccessControlSkeleton {
public:
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = isOperator(Trustee);
    return S_OK;
  }
};

HRESULT byInterface(IAccessControl *Policy) {
  return CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: permissive-access-control warning "without EOAC_ACCESS_CONTROL"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

HRESULT byClass() {
  static Decides Policy;
  void *const Who = &Policy;
  return CoInitializeSecurity(Who, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: permissive-access-control "without EOAC_ACCESS_CONTROL"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_STATIC_CLOAKING, NULL);
}

HRESULT asApplication(IAccessControl *Policy) {
  // Nor is it the GUID of an application.
  return CoInitializeSecurity(Policy, 0, NULL, NULL, 0, 0, NULL, EOAC_APPID, NULL); // want: permissive-access-control "without EOAC_ACCESS_CONTROL"
}

class Server {
public:
  explicit Server(IAccessControl *Policy) : Policy(Policy) {}
  HRESULT wrong() {
    return CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: permissive-access-control "without EOAC_ACCESS_CONTROL"
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, 0, NULL);
  }
  HRESULT right() {
    return CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
  }

private:
  IAccessControl *Policy;
};

HRESULT flagsUnknown(IAccessControl *Policy, DWORD Capabilities) {
  // The caller may have set the flag.
  return CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, Capabilities, NULL);
}

HRESULT flagAdded(IAccessControl *Policy, bool Cloaking) {
  // The flag is there on both paths.
  DWORD Capabilities = EOAC_ACCESS_CONTROL;
  if (Cloaking)
    Capabilities |= EOAC_DYNAMIC_CLOAKING;
  return CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, Capabilities, NULL);
}

HRESULT descriptor(PSECURITY_DESCRIPTOR Descriptor) {
  // A descriptor and no flag.
  return CoInitializeSecurity(Descriptor, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
