// The error path by API, goto, break, exception, helper and a result of its own.
#include "support/access-control.h"

class ByGoto : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "fails open"
    BYTE Sid[SECURITY_MAX_SID_SIZE];
    DWORD Size = sizeof(Sid);
    *Allowed = TRUE;
    if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, Sid, &Size))
      goto Done;
    if (Trustee->TrusteeForm != TRUSTEE_IS_SID)
      goto No;
    if (EqualSid(reinterpret_cast<PSID>(Trustee->ptstrName), Sid))
      goto Done;
  No:
    *Allowed = FALSE;
  Done:
    return S_OK;
  }
};

class ByLocal : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "fails open"
    BOOL Answer = TRUE;
    PSID Sid = nullptr;
    SID_IDENTIFIER_AUTHORITY Nt = SECURITY_NT_AUTHORITY;
    if (AllocateAndInitializeSid(&Nt, 1, SECURITY_LOCAL_SYSTEM_RID, 0, 0, 0, 0, 0, 0, 0, &Sid)) {
      Answer = Trustee->TrusteeForm == TRUSTEE_IS_SID &&
               EqualSid(reinterpret_cast<PSID>(Trustee->ptstrName), Sid);
      FreeSid(Sid);
    }
    *Allowed = Answer;
    return S_OK;
  }
};

class ByException : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "fails open"
    *Allowed = TRUE;
    try {
      *Allowed = check(Trustee);
    } catch (...) {
      // nobody corrects the answer
    }
    return S_OK;
  }
  BOOL check(PTRUSTEEW Trustee) {
    if (Trustee->TrusteeForm != TRUSTEE_IS_NAME)
      throw E_INVALIDARG;
    return isOperator(Trustee);
  }
};

// The same with FALSE: what fails stays outside.
class ByLocalRight : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    BOOL Answer = FALSE;
    PSID Sid = nullptr;
    SID_IDENTIFIER_AUTHORITY Nt = SECURITY_NT_AUTHORITY;
    if (AllocateAndInitializeSid(&Nt, 1, SECURITY_LOCAL_SYSTEM_RID, 0, 0, 0, 0, 0, 0, 0, &Sid)) {
      Answer = Trustee->TrusteeForm == TRUSTEE_IS_SID &&
               EqualSid(reinterpret_cast<PSID>(Trustee->ptstrName), Sid);
      FreeSid(Sid);
    }
    *Allowed = Answer;
    return S_OK;
  }
};

// The handler turns the error into a failure.
class ByExceptionRight : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = TRUE;
    try {
      if (Trustee->TrusteeForm != TRUSTEE_IS_NAME)
        throw E_INVALIDARG;
      *Allowed = isOperator(Trustee);
    } catch (HRESULT Hr) {
      return Hr;
    }
    return S_OK;
  }
};

// A failure that is passed on at the end: TRUE counts for success only.
class PassesResultOn : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    BYTE Sid[SECURITY_MAX_SID_SIZE];
    DWORD Size = sizeof(Sid);
    HRESULT Hr = S_OK;
    *Allowed = TRUE;
    if (!CreateWellKnownSid(WinLocalSystemSid, nullptr, Sid, &Size))
      Hr = HRESULT_FROM_WIN32(GetLastError());
    else if (Trustee->TrusteeForm != TRUSTEE_IS_SID ||
             !EqualSid(reinterpret_cast<PSID>(Trustee->ptstrName), Sid))
      *Allowed = FALSE;
    return Hr;
  }
};
