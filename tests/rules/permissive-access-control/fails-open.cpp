// TRUE first and then a check: whoever makes the check fail gets in.
#include "support/access-control.h"

// Finds out whether the trustee is a user that this machine knows.
static HRESULT looksUp(const TRUSTEEW *Trustee, bool *Known) {
  BYTE Sid[SECURITY_MAX_SID_SIZE];
  wchar_t Domain[256];
  DWORD SidSize = sizeof(Sid), DomainSize = ARRAYSIZE(Domain);
  SID_NAME_USE Use;
  if (!LookupAccountNameW(nullptr, Trustee->ptstrName, Sid, &SidSize, Domain, &DomainSize, &Use))
    return HRESULT_FROM_WIN32(GetLastError());
  *Known = Use == SidTypeUser;
  return S_OK;
}

class AllowsFirst : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control warning "fails open"
    *Allowed = TRUE;
    bool Known = false;
    if (FAILED(looksUp(Trustee, &Known)))
      return S_OK; // still TRUE
    *Allowed = Known;
    return S_OK;
  }
};

class AllowsOnError : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "fails open"
    bool Known = false;
    const HRESULT Hr = looksUp(Trustee, &Known);
    if (FAILED(Hr)) {
      *Allowed = TRUE; // "be lenient"
      return S_OK;
    }
    *Allowed = Known && isOperator(Trustee);
    return S_OK;
  }
};

// The failure goes to COM, which then lets nobody in.
class AllowsFirstAndFails : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = TRUE;
    bool Known = false;
    const HRESULT Hr = looksUp(Trustee, &Known);
    if (FAILED(Hr))
      return Hr;
    *Allowed = Known;
    return S_OK;
  }
};

// Corrected before the return.
class AllowsFirstAndCorrects : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = TRUE;
    bool Known = false;
    if (FAILED(looksUp(Trustee, &Known)) || !Known)
      *Allowed = FALSE;
    return S_OK;
  }
};

// FALSE first: the error leaves the caller outside.
class DeniesFirst : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    bool Known = false;
    if (FAILED(looksUp(Trustee, &Known)))
      return S_OK;
    *Allowed = Known;
    return S_OK;
  }
};

// No error path: the operator is let in at once, the others are looked up.
class AllowsOperatorFirst : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = TRUE;
    if (isOperator(Trustee))
      return S_OK;
    bool Known = false;
    *Allowed = SUCCEEDED(looksUp(Trustee, &Known)) && Known;
    return S_OK;
  }
};
