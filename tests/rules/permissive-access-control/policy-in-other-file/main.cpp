// What the answer depends on stands in another file.
#include "policy.h"

class AllowsAll : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "every trustee"
    letIn(Allowed);
    return S_OK;
  }
};

class AllowsSometimes : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "ignores the trustee"
    *Allowed = FALSE;
    if (maintenance())
      letIn(Allowed);
    return S_OK;
  }
};

class Decides : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    // The other file looks at the trustee, and writes each time.
    decide(Trustee, Allowed);
    return S_OK;
  }
};

int main() {
  AllowsAll All;
  AllowsSometimes Sometimes;
  Decides Right;
  IAccessControl *const Objects[] = {&All, &Sometimes, &Right};
  BOOL Allowed = FALSE;
  TRUSTEEW Trustee = {};
  return FAILED(Objects[2]->IsAccessAllowed(&Trustee, nullptr, COM_RIGHTS_EXECUTE, &Allowed));
}
