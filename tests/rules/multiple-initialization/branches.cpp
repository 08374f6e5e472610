// checks: comsec-multiple-initialization
// Two calls in the text are two calls in the process only where one path takes both.
#include <windows.h>
#include <objbase.h>

// Nothing keeps the two conditions apart.
static HRESULT twoConditions(bool Server, bool Client) {
  HRESULT Hr = S_OK;
  if (Server)
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  if (Client)
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return Hr;
}

static HRESULT behindTheJoin(bool Early) {
  if (Early) {
    HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
  }
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT fallsThrough(int Mode) {
  HRESULT Hr = E_FAIL;
  switch (Mode) {
  case 1:
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
    [[fallthrough]];
  case 2:
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    break;
  }
  return Hr;
}

// One of the two.
static HRESULT eitherOr(bool Strict) {
  HRESULT Hr;
  if (Strict)
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  else
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  return Hr;
}

// One of the two, in an expression.
static HRESULT byTernary(bool Strict) {
  return Strict ? CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                       RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)
                : CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                       RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// The second condition is the first one's opposite.
static HRESULT sameCondition(bool Strict) {
  HRESULT Hr = S_OK;
  if (Strict)
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (!Strict)
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  return Hr;
}

// The first branch leaves.
static HRESULT leavesEarly(bool Strict) {
  if (Strict)
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// Each case ends before the next one.
static HRESULT oneOfTheCases(int Mode) {
  HRESULT Hr = E_INVALIDARG;
  switch (Mode) {
  case 1:
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    break;
  case 2:
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
    break;
  }
  return Hr;
}

// The right side runs only when the left one failed.
static bool shortCircuit() {
  return SUCCEEDED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                        RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)) ||
         SUCCEEDED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                        RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL));
}

// The right side runs only when the left one worked.
static bool bothSides() {
  return SUCCEEDED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                        RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)) &&
         SUCCEEDED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                        RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL));
}

int main(int argc, char **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  const bool First = argv[0][0] == 'a', Second = argv[0][1] == 'b';
  switch (argc) {
  case 1:
    return FAILED(twoConditions(First, Second));
  case 2:
    return FAILED(behindTheJoin(First));
  case 3:
    return FAILED(fallsThrough(argv[0][0]));
  case 4:
    return FAILED(eitherOr(First));
  case 5:
    return FAILED(byTernary(First));
  case 6:
    return FAILED(sameCondition(First));
  case 7:
    return FAILED(leavesEarly(First));
  case 8:
    return FAILED(oneOfTheCases(argv[0][0]));
  case 9:
    return !shortCircuit();
  default:
    return !bothSides();
  }
}
