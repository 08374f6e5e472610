// Which methods are access checks: those that override IAccessControl's, however far up it stands.
#include "support/access-control.h"

// Straight from the interface.
class Direct : public IAccessControl {
public:
  STDMETHODIMP QueryInterface(REFIID, void **) override { return E_NOINTERFACE; }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP GrantAccessRights(PACTRL_ACCESSW) override { return E_NOTIMPL; }
  STDMETHODIMP SetAccessRights(PACTRL_ACCESSW) override { return E_NOTIMPL; }
  STDMETHODIMP SetOwner(PTRUSTEEW, PTRUSTEEW) override { return E_NOTIMPL; }
  STDMETHODIMP RevokeAccessRights(LPWSTR, ULONG, TRUSTEEW *) override { return E_NOTIMPL; }
  STDMETHODIMP GetAllAccessRights(LPWSTR, PACTRL_ACCESSW_ALLOCATE_ALL_NODES *, PTRUSTEEW *,
                                  PTRUSTEEW *) override {
    return E_NOTIMPL;
  }
  // Overrides without the word.
  HRESULT WINAPI IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, WINBOOL *pfAccessAllowed) { // want: permissive-access-control "every trustee"
    *pfAccessAllowed = TRUE;
    return S_OK;
  }
};

// The derived class decides, and leaves the rest to a base that does not.
class Base : public AccessControlSkeleton {
public:
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    *Allowed = TRUE;
    return S_OK;
  }
};
class Derived : public Base {
public:
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR Property, ACCESS_RIGHTS Rights,
                               BOOL *Allowed) override {
    if (isOperator(Trustee))
      return Base::IsAccessAllowed(Trustee, Property, Rights, Allowed);
    *Allowed = FALSE;
    return S_OK;
  }
};

// A method of the same name that COM never asks.
class Namesake {
public:
  HRESULT IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) {
    *Allowed = TRUE;
    return S_OK;
  }
};

// An overload beside the interface's method.
class Overload : public AccessControlSkeleton {
public:
  HRESULT IsAccessAllowed(BOOL *Allowed) {
    *Allowed = TRUE;
    return S_OK;
  }
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = isOperator(Trustee);
    return S_OK;
  }
};
