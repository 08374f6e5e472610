// TRUE by both branches, by constant, macro, local, parameter, helper, member, loop and template.
#include "support/access-control.h"

#define LET_IN 1
constexpr BOOL LetIn = TRUE;

class BothBranches : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    if (isOperator(Trustee))
      *Allowed = LetIn;
    else
      *Allowed = LET_IN;
    return S_OK;
  }
};

class ByLocal : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    const BOOL Answer = isOperator(Trustee) ? TRUE : LetIn;
    BOOL &Out = *Allowed;
    Out = Answer;
    return S_OK;
  }
};

static void answer(BOOL *Out, BOOL Value) { *Out = Value; }

class ByHelper : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    answer(Allowed, TRUE);
    return S_OK;
  }
};

static HRESULT letIn(BOOL *Out) {
  *Out = TRUE;
  return S_OK;
}

class ByResult : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    return letIn(Allowed);
  }
};

// Corrected on the way, and then opened again for all.
class OverwritesItsAnswer : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    for (int I = 0; I < 2; ++I)
      *Allowed = isOperator(Trustee);
    *Allowed = TRUE;
    return S_OK;
  }
};

template <int Answer> class ByTemplate : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    *Allowed = Answer;
    return S_OK;
  }
};
template class ByTemplate<1>;

// The same helper with an answer that depends on the trustee.
class ByHelperRight : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    answer(Allowed, isOperator(Trustee) ? TRUE : FALSE);
    return S_OK;
  }
};

// A loop over a table of names; who is not in it stays out.
class ByTable : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    for (const wchar_t *Name : Names)
      if (Trustee->TrusteeForm == TRUSTEE_IS_NAME && lstrcmpiW(Trustee->ptstrName, Name) == 0) {
        *Allowed = TRUE;
        break;
      }
    return S_OK;
  }
  const wchar_t *Names[2] = {L"CONTOSO\\BackupAgent", L"CONTOSO\\RestoreAgent"};
};
