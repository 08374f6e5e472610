// An object that lets everybody in is a NULL descriptor that looks like a check.
#include "support/access-control.h"

class StoresTrue : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control warning "every trustee"
    *Allowed = TRUE;
    return S_OK;
  }
};

// Any number but 0 is TRUE, and S_FALSE is a success as well.
class StoresNumber : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    *Allowed = -1;
    return S_FALSE;
  }
};

// A look at the pointers decides nothing about the caller.
class LooksAtPointers : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    if (!Trustee || !Allowed)
      return E_POINTER;
    *Allowed = TRUE;
    return S_OK;
  }
};

// The body stands outside of the class.
class Outside : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR Property, ACCESS_RIGHTS Rights,
                               BOOL *Allowed) override;
};

STDMETHODIMP Outside::IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) { // want: permissive-access-control "every trustee"
  OutputDebugStringW(Trustee->ptstrName); // told, not judged
  *Allowed = TRUE;
  return NOERROR;
}

// Lets nobody in: of no use perhaps, but closed.
class StoresFalse : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    return S_OK;
  }
};

// TRUE depends on who calls.
class Decides : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    if (isOperator(Trustee))
      *Allowed = TRUE;
    return S_OK;
  }
};

// Whoever is refused gets a failure and no answer; only the others get TRUE.
class Refuses : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    if (!isOperator(Trustee))
      return E_ACCESSDENIED;
    *Allowed = TRUE;
    return S_OK;
  }
};

// TRUE reaches nobody: the call fails.
class NotReady : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = TRUE;
    return E_NOTIMPL;
  }
};
