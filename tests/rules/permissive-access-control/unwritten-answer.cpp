// Success without an answer: COM reads whatever stood in its variable before.
#include "support/access-control.h"

class NeverWrites : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *) override { // want: permissive-access-control warning "without writing"
    return S_OK;
  }
};

class WritesForSome : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "without writing"
    if (isOperator(Trustee))
      *Allowed = TRUE;
    return S_OK; // and the others?
  }
};

class WritesInLoop : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "without writing"
    for (ULONG I = 0; I < Count; ++I)
      *Allowed = isOperator(Trustee); // Count may be 0
    return S_OK;
  }
  ULONG Count = 0;
};

class MissesOneCase : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "without writing"
    switch (Trustee->TrusteeForm) {
    case TRUSTEE_IS_NAME:
      *Allowed = isOperator(Trustee);
      break;
    case TRUSTEE_IS_SID:
      *Allowed = FALSE;
      break;
    default:
      break;
    }
    return S_OK;
  }
};

// The pointer itself is overwritten, not what it points to.
class WritesThePointer : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "without writing"
    BOOL Answer = isOperator(Trustee);
    Allowed = &Answer;
    return S_OK;
  }
};

// The path without an answer fails.
class FailsInstead : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    if (Trustee->TrusteeForm != TRUSTEE_IS_NAME)
      return E_INVALIDARG;
    *Allowed = isOperator(Trustee);
    return S_OK;
  }
};

// Not implemented is a failure.
class NotImplemented : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *) override {
    return E_NOTIMPL;
  }
};

// The answer is there before the loop and the switch.
class WritesFirst : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    switch (Trustee->TrusteeForm) {
    case TRUSTEE_IS_NAME:
      *Allowed = isOperator(Trustee);
      break;
    default:
      break;
    }
    return S_OK;
  }
};

// A function that was not seen gets the pointer and may write.
HRESULT decideElsewhere(PTRUSTEEW Trustee, BOOL *Allowed);

class WrittenElsewhere : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    return decideElsewhere(Trustee, Allowed);
  }
};
