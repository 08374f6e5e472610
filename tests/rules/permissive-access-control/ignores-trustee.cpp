// An answer that does not depend on who calls is no access check.
#include "support/access-control.h"

class ByRights : public AccessControlSkeleton {
  // COM asks for COM_RIGHTS_EXECUTE, whoever calls.
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS Rights, BOOL *Allowed) override { // want: permissive-access-control "ignores the trustee"
    *Allowed = Rights == COM_RIGHTS_EXECUTE;
    return S_OK;
  }
};

class ByState : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "ignores the trustee"
    *Allowed = Open;
    return S_OK;
  }
  BOOL Open = TRUE;
};

class ByClock : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override { // want: permissive-access-control "ignores the trustee"
    UNREFERENCED_PARAMETER(Trustee); // says so itself
    SYSTEMTIME Now;
    GetLocalTime(&Now);
    *Allowed = FALSE;
    if (Now.wHour >= 22)
      *Allowed = TRUE;
    return S_OK;
  }
};

// A check for a null pointer looks at no trustee.
class ByPointer : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS Rights, BOOL *Allowed) override { // want: permissive-access-control "ignores the trustee"
    if (Trustee == nullptr)
      return E_POINTER;
    *Allowed = (Rights & COM_RIGHTS_EXECUTE) != 0;
    return S_OK;
  }
};

// Asks COM who calls: the caller decides, though not the parameter.
class AsksCom : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    RPC_AUTHZ_HANDLE Client = nullptr;
    const HRESULT Hr =
        CoQueryClientBlanket(nullptr, nullptr, nullptr, nullptr, nullptr, &Client, nullptr);
    if (FAILED(Hr))
      return Hr;
    *Allowed = lstrcmpiW(static_cast<LPCWSTR>(Client), L"CONTOSO\\BackupAgent") == 0;
    return S_OK;
  }
};

// Looks into the caller's token.
class AsksToken : public AccessControlSkeleton {
public:
  explicit AsksToken(PSID Operators) : Operators(Operators) {}

private:
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    BOOL Member = FALSE;
    if (!CheckTokenMembership(nullptr, Operators, &Member))
      Member = FALSE;
    CoRevertToSelf();
    *Allowed = Member;
    return S_OK;
  }
  PSID Operators;
};

// Gives the trustee on to an object that decides.
class Delegates : public AccessControlSkeleton {
public:
  explicit Delegates(IAccessControl *Inner) : Inner(Inner) {}

private:
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR Property, ACCESS_RIGHTS Rights,
                               BOOL *Allowed) override {
    return Inner->IsAccessAllowed(Trustee, Property, Rights, Allowed);
  }
  IAccessControl *Inner;
};

// A trustee that is copied first is looked at all the same.
class LooksAtCopy : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    const TRUSTEEW Copy = *Trustee;
    *Allowed = isOperator(&Copy);
    return S_OK;
  }
};
