// checks: comsec-unchecked-result
// An HRESULT is no truth value: 0 is success, and there are successes beside 0.
#include <windows.h>
#include <objbase.h>

static HRESULT nonZeroIsFailure() {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
  if (Hr)
    return Hr;
  return CoRevertToSelf();
}

static HRESULT zeroIsSuccess() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: unchecked-result note "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (!Hr)
    return S_OK;
  return Hr;
}

static HRESULT inTheCondition() {
  if (CoImpersonateClient()) // want: unchecked-result note "CoImpersonateClient"
    return E_ACCESSDENIED;
  return CoRevertToSelf();
}

static bool negated() {
  return !CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
}

static const wchar_t *inTernary(IServerSecurity *Server) {
  HRESULT Hr = Server->ImpersonateClient(); // want: unchecked-result note "ImpersonateClient"
  return Hr ? L"refused" : L"done";
}

static HRESULT inLogic() {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
  if (Hr && Hr != RPC_E_CALL_COMPLETE)
    return E_ACCESSDENIED;
  return CoRevertToSelf();
}

// The macros give a truth value.
static bool byMacro() {
  HRESULT Hr = CoImpersonateClient();
  return !FAILED(Hr);
}

// A comparison gives one too.
static HRESULT byComparison() {
  HRESULT Hr = CoImpersonateClient();
  if (!(Hr == S_OK))
    return Hr;
  return CoRevertToSelf();
}

// BOOL is a truth value, and of RPC_STATUS only 0 is success.
static bool otherTypes(HANDLE Token) {
  if (!ImpersonateLoggedOnUser(Token))
    return false;
  if (RpcImpersonateClient(NULL))
    return false;
  return SetThreadToken(NULL, Token) && RpcRevertToSelf() == RPC_S_OK;
}

// Looked at in both ways: the better one counts.
static HRESULT bothWays() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  return Hr ? S_FALSE : CoRevertToSelf();
}
