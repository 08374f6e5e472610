// A flag that is looked at before and set with the call lets it happen once.
#include <windows.h>
#include <objbase.h>

// Set before the call.
static HRESULT byStatic() {
  static bool Done = false;
  if (Done)
    return S_OK;
  Done = true;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Set when the call has worked: another try follows only a failure.
static HRESULT byStaticOnSuccess() {
  static bool Done = false;
  HRESULT Hr = S_FALSE;
  if (!Done) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (SUCCEEDED(Hr))
      Done = true;
  }
  return Hr;
}

// The same in one assignment.
static HRESULT byStaticAssigned() {
  static bool Done;
  HRESULT Hr = S_OK;
  if (!Done) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    Done = SUCCEEDED(Hr);
  }
  return Hr;
}

static int Secured = 0;

static HRESULT byGlobal() {
  if (Secured == 0) {
    HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
    Secured = 1;
  }
  return S_OK;
}

namespace {
enum class Phase { Fresh, Ready };
Phase Now = Phase::Fresh;

// A state with names.
HRESULT byPhase() {
  if (Now == Phase::Ready)
    return S_FALSE;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (SUCCEEDED(Hr))
    Now = Phase::Ready;
  return Hr;
}
} // namespace

class Session {
public:
  // The object remembers.
  HRESULT open() {
    if (m_secured)
      return S_OK;
    HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    m_secured = SUCCEEDED(Hr);
    return Hr;
  }

private:
  bool m_secured = false;
};

static IGlobalOptions *Cached = nullptr;

// Early return on what the first round has kept.
static HRESULT byCachedPointer() {
  if (Cached)
    return S_OK;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER, IID_PPV_ARGS(&Cached));
}

static bool Wanted = true;

// The flag is the caller's to test.
static HRESULT byFlagOfTheCaller() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  Wanted = false;
  return Hr;
}

// Each is called twice.
int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  Session S;
  switch (argc) {
  case 1:
    return FAILED(byStatic()) || FAILED(byStatic());
  case 2:
    return FAILED(byStaticOnSuccess()) || FAILED(byStaticOnSuccess());
  case 3:
    return FAILED(byStaticAssigned()) || FAILED(byStaticAssigned());
  case 4:
    return FAILED(byGlobal()) || FAILED(byGlobal());
  case 5:
    return FAILED(byPhase()) || FAILED(byPhase());
  case 6:
    return FAILED(S.open()) || FAILED(S.open());
  case 7:
    return FAILED(byCachedPointer()) || FAILED(byCachedPointer());
  default:
    for (int Round = 0; Round < 2; ++Round)
      if (Wanted && FAILED(byFlagOfTheCaller()))
        return 1;
    return 0;
  }
}
