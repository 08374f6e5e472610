// Ways to decide that nothing is wrong with: retries, tokens, lambdas, objects, outside help.
#include "support/access-control.h"

HRESULT lookUpBySid(const TRUSTEEW *Trustee, bool *Known);
HRESULT lookUpByName(const TRUSTEEW *Trustee, bool *Known);

// The second attempt decides after the first has failed.
class Retries : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = FALSE;
    bool Known = false;
    HRESULT Hr = lookUpBySid(Trustee, &Known);
    if (FAILED(Hr)) {
      Hr = lookUpByName(Trustee, &Known);
      if (FAILED(Hr))
        return Hr;
    }
    if (Known)
      *Allowed = TRUE;
    return S_OK;
  }
};

// A descriptor decides, by the caller's token; the system writes the answer.
class AsksDescriptor : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    HANDLE Token = nullptr;
    if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token))
      return E_ACCESSDENIED;
    GENERIC_MAPPING Mapping = {};
    PRIVILEGE_SET Privileges;
    DWORD Size = sizeof(Privileges), Granted = 0;
    const BOOL Works = AccessCheck(Descriptor, Token, COM_RIGHTS_EXECUTE, &Mapping, &Privileges,
                                   &Size, &Granted, Allowed);
    CloseHandle(Token);
    return Works ? S_OK : E_FAIL;
  }
  PSECURITY_DESCRIPTOR Descriptor = nullptr;
};

// The answer comes by a variable of the method's own.
class ByCopy : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    bool Known = false;
    const HRESULT Hr = lookUpByName(Trustee, &Known);
    *Allowed = Known;
    return Hr;
  }
};

// A lambda writes.
class ByLambda : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    const auto Answer = [&](BOOL Value) {
      *Allowed = Value;
      return S_OK;
    };
    if (!Trustee)
      return Answer(FALSE);
    return Answer(isOperator(Trustee));
  }
};

// An object writes when it goes.
class Answering {
public:
  explicit Answering(BOOL *Out) : Out(Out) {}
  ~Answering() { *Out = Value; }
  BOOL Value = FALSE;

private:
  BOOL *Out;
};
class ByObject : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    Answering Answer(Allowed);
    Answer.Value = isOperator(Trustee);
    return S_OK;
  }
};

// FALSE first, by a function of the system.
class Zeroes : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    ZeroMemory(Allowed, sizeof(*Allowed));
    if (isOperator(Trustee))
      *Allowed = TRUE;
    return S_OK;
  }
};

// The handler closes again what was open.
class ClosesInHandler : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    try {
      *Allowed = TRUE;
      if (!check(Trustee))
        *Allowed = FALSE;
    } catch (...) {
      *Allowed = FALSE;
    }
    return S_OK;
  }
  bool check(PTRUSTEEW Trustee) {
    if (!Trustee->ptstrName)
      throw E_INVALIDARG;
    return isOperator(Trustee);
  }
};

// Who is on the list stays out; that a trustee is not found there is no failure.
class KeepsOut : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    *Allowed = TRUE;
    for (const wchar_t *Name : Barred)
      if (lstrcmpiW(Trustee->ptstrName, Name) == 0)
        *Allowed = FALSE;
    return S_OK;
  }
  const wchar_t *Barred[2] = {L"CONTOSO\\Guest", L"CONTOSO\\Kiosk"};
};

// An HRESULT of its own: S_FALSE is an answer and no failure.
class ByCode : public AccessControlSkeleton {
  STDMETHODIMP IsAccessAllowed(PTRUSTEEW Trustee, LPWSTR, ACCESS_RIGHTS, BOOL *Allowed) override {
    const HRESULT Hr = isBarred(Trustee);
    if (FAILED(Hr))
      return Hr;
    *Allowed = Hr == S_FALSE;
    return S_OK;
  }
  static HRESULT isBarred(PTRUSTEEW Trustee) {
    if (Trustee->TrusteeForm != TRUSTEE_IS_NAME)
      return E_INVALIDARG;
    return lstrcmpiW(Trustee->ptstrName, L"CONTOSO\\Guest") ? S_FALSE : S_OK;
  }
};
