// The near misses: between the call and the test may lie a good deal.
#include <windows.h>
#include <objbase.h>
#include <comdef.h>
#include <functional>
#include <optional>
#include <system_error>
#include <utility>

#define THROW_IF_FAILED(hr)                                                                        \
  do {                                                                                             \
    const HRESULT Hr_ = (hr);                                                                      \
    if (FAILED(Hr_))                                                                               \
      throw Hr_;                                                                                   \
  } while (false)
#define LEAVE_ON(hr)                                                                               \
  if (FAILED(hr))                                                                                  \
  goto Done

static bool failed(HRESULT Hr) { return Hr < 0; }
static void check(HRESULT Hr) {
  if (FAILED(Hr))
    throw std::system_error(Hr, std::system_category());
}
static void checkReference(const HRESULT &Hr) { check(Hr); }

// One test after two branches.
static HRESULT afterJoin(bool Cloaked, IUnknown *Proxy) {
  HRESULT Hr;
  if (Cloaked)
    Hr = CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                           EOAC_DYNAMIC_CLOAKING);
  else
    Hr = CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL,
                           RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                           EOAC_NONE);
  if (FAILED(Hr))
    return Hr;
  return S_OK;
}

// A few harmless statements in between.
static HRESULT afterSomeStatements() {
  HRESULT Hr = CoImpersonateClient();
  int Rounds = 3;
  BSTR Name = SysAllocString(L"house");
  --Rounds;
  SysFreeString(Name);
  if (FAILED(Hr))
    return Hr;
  return Rounds ? S_OK : S_FALSE;
}

// Only when it failed is it replaced.
static HRESULT replacedOnFailure() {
  HRESULT Hr = CoImpersonateClient();
  if (Hr == RPC_E_CALL_COMPLETE)
    Hr = S_OK;
  return Hr;
}

static bool inHelper() {
  HRESULT Hr = CoImpersonateClient();
  return !failed(Hr);
}

static void inThrowingHelper() {
  HRESULT Hr = CoImpersonateClient();
  check(Hr);
}

static void byReference() {
  HRESULT Hr = CoImpersonateClient();
  checkReference(Hr);
}

static void byCompilerSupport() {
  HRESULT Hr = CoImpersonateClient();
  _com_util::CheckError(Hr);
}

static void asException() {
  const HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    throw _com_error(Hr);
}

static void byMacro() {
  HRESULT Hr = CoImpersonateClient();
  THROW_IF_FAILED(Hr);
}

static HRESULT byMacroWithGoto() {
  HRESULT Hr = CoImpersonateClient();
  LEAVE_ON(Hr);
  CoRevertToSelf();
Done:
  return Hr;
}

static HRESULT returned() {
  HRESULT Hr = CoImpersonateClient();
  Sleep(1);
  return Hr;
}

static HRESULT returnedAsCopy() {
  const HRESULT Hr = CoImpersonateClient();
  const HRESULT Copy = Hr;
  return Copy;
}

static bool returnedAsBool() {
  const HRESULT Hr = CoImpersonateClient();
  return SUCCEEDED(Hr);
}

// Kept for somebody else.
static HRESULT Last = S_OK;
static void inGlobal() { Last = CoImpersonateClient(); }
static void throughPointer(HRESULT *Out) { *Out = CoImpersonateClient(); }
static void throughReference(HRESULT &Out) { Out = CoImpersonateClient(); }
static void inElement(HRESULT (&Results)[2]) { Results[1] = CoImpersonateClient(); }
static std::optional<HRESULT> inOptional() { return CoImpersonateClient(); }
static std::pair<HRESULT, int> inPair() { return {CoImpersonateClient(), 1}; }

class Caller {
public:
  void impersonate() { m_result = CoImpersonateClient(); }
  bool impersonated() const { return SUCCEEDED(m_result); }

private:
  HRESULT m_result = E_FAIL;
};

// The address is out: anybody may look.
static void watch(HRESULT *Hr);
static void addressTaken() {
  HRESULT Hr = S_OK;
  watch(&Hr);
  Hr = CoImpersonateClient();
  watch(nullptr);
}

static bool bySwitch() {
  HRESULT Hr = CoImpersonateClient();
  switch (Hr) {
  case S_OK:
    return true;
  default:
    return false;
  }
}

static HRESULT byComma() {
  HRESULT Hr;
  if (Hr = CoImpersonateClient(), FAILED(Hr))
    return Hr;
  return S_OK;
}

static const wchar_t *byTernary() {
  const HRESULT Hr = CoImpersonateClient();
  return FAILED(Hr) ? L"refused" : L"done";
}

static HRESULT byStructuredBinding() {
  auto [Hr, Count] = inPair();
  if (FAILED(Hr))
    return Hr;
  auto [Other, Rest] = std::pair{CoImpersonateClient(), Count};
  return FAILED(Other) ? Other : Rest;
}

static HRESULT inConditionOfLoop() {
  HRESULT Hr;
  int Rounds = 3;
  do
    Hr = CoImpersonateClient();
  while (FAILED(Hr) && --Rounds);
  return Hr;
}

// Each round is tested before the next one.
static HRESULT inEachRound(int Count) {
  HRESULT Hr = S_OK;
  for (int I = 0; I < Count && SUCCEEDED(Hr); ++I)
    Hr = CoImpersonateClient();
  return Hr;
}

// The lambda holds the variable and looks at it.
static bool inLambda() {
  HRESULT Hr = E_FAIL;
  auto Worked = [&] { return SUCCEEDED(Hr); };
  Hr = CoImpersonateClient();
  return Worked();
}

static HRESULT afterTry() {
  HRESULT Hr = E_FAIL;
  try {
    Hr = CoImpersonateClient();
  } catch (...) {
    return E_UNEXPECTED;
  }
  if (FAILED(Hr))
    return Hr;
  return S_OK;
}

// Combined with others, and then tested.
static bool combined(IServerSecurity *Server) {
  const HRESULT First = CoImpersonateClient();
  const HRESULT Second = Server->ImpersonateClient();
  return SUCCEEDED(First) && SUCCEEDED(Second);
}

struct Fails {
  HRESULT Hr;
  Fails() {
    Hr = CoImpersonateClient();
    check(Hr);
  }
};

// BOOL and RPC_STATUS are tested as they are.
static bool otherTypes(HANDLE Token, HANDLE Pipe) {
  const BOOL User = ImpersonateLoggedOnUser(Token);
  if (!User)
    return false;
  const RPC_STATUS Status = RpcImpersonateClient(NULL);
  if (Status)
    return false;
  BOOL Client = ImpersonateNamedPipeClient(Pipe);
  if (Client)
    RevertToSelf();
  return Client != FALSE;
}

// And one that is not tested.
static void forgotten() {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  Sleep(1);
}
