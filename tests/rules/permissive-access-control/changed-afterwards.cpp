// checks: comsec-permissive-access-control
// COM keeps the answers that it was given: what changes afterwards reaches some callers only.
#include "support/access-control.h"

// Headers of this SDK name neither of the two.
static const CLSID SystemAccessControl = {
    0x0000031d, 0x0000, 0x0000, {0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
static const IID AccessControlId = {
    0xeedd23e0, 0x8410, 0x11ce, {0xa1, 0xc3, 0x08, 0x00, 0x2b, 0x2b, 0x8d, 0x8f}};

static HRESULT create(IAccessControl **Policy) {
  return CoCreateInstance(SystemAccessControl, nullptr, CLSCTX_INPROC_SERVER, AccessControlId,
                          reinterpret_cast<void **>(Policy));
}

static HRESULT secure(IAccessControl *Policy) {
  return CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
}

HRESULT grantsTooLate(PACTRL_ACCESSW List) {
  IAccessControl *Policy = nullptr;
  HRESULT Hr = create(&Policy);
  if (FAILED(Hr))
    return Hr;
  Hr = CoInitializeSecurity(Policy, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_ACCESS_CONTROL, NULL);
  if (FAILED(Hr))
    return Hr;
  return Policy->GrantAccessRights(List); // want: permissive-access-control warning "after CoInitializeSecurity"
}

HRESULT everyChange(IAccessControl *Policy, PACTRL_ACCESSW List, TRUSTEEW *Old, TRUSTEEW *Owner) {
  HRESULT Hr = secure(Policy); // by a helper
  if (FAILED(Hr))
    return Hr;
  Hr = Policy->SetAccessRights(List); // want: permissive-access-control "after CoInitializeSecurity"
  if (SUCCEEDED(Hr))
    Hr = Policy->RevokeAccessRights(nullptr, 1, Old); // want: permissive-access-control "after CoInitializeSecurity"
  if (SUCCEEDED(Hr))
    Hr = Policy->SetOwner(Owner, Owner); // want: permissive-access-control "after CoInitializeSecurity"
  return Hr;
}

HRESULT grantsInTime(PACTRL_ACCESSW List, TRUSTEEW *Owner) {
  // Filled first, then handed over.
  IAccessControl *Policy = nullptr;
  HRESULT Hr = create(&Policy);
  if (FAILED(Hr))
    return Hr;
  Hr = Policy->SetOwner(Owner, Owner);
  if (SUCCEEDED(Hr))
    Hr = Policy->GrantAccessRights(List);
  if (SUCCEEDED(Hr))
    Hr = secure(Policy);
  Policy->Release();
  return Hr;
}

HRESULT readsAfterwards(IAccessControl *Policy, TRUSTEEW *Trustee, BOOL *Allowed) {
  // A question changes nothing.
  const HRESULT Hr = secure(Policy);
  if (FAILED(Hr))
    return Hr;
  return Policy->IsAccessAllowed(Trustee, nullptr, COM_RIGHTS_EXECUTE, Allowed);
}

HRESULT changesAnother(IAccessControl *Policy, IAccessControl *Storage, PACTRL_ACCESSW List) {
  // The other object guards something else.
  const HRESULT Hr = secure(Policy);
  if (FAILED(Hr))
    return Hr;
  return Storage->GrantAccessRights(List);
}

HRESULT afterFailure(IAccessControl *Policy, PACTRL_ACCESSW List) {
  // The call failed: COM does not have the object.
  const HRESULT Hr = secure(Policy);
  if (FAILED(Hr))
    return Policy->SetAccessRights(List);
  return S_OK;
}
