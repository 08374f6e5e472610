// A lambda and an instantiation are functions like others.
#include <windows.h>
#include <objbase.h>

static HRESULT lambdaTwice() {
  auto Secure = [] {
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  };
  HRESULT Hr = Secure();
  if (FAILED(Hr))
    return Hr;
  return Secure();
}

struct Strict {
  static constexpr DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
};
struct Plain {
  static constexpr DWORD Level = RPC_C_AUTHN_LEVEL_PKT_INTEGRITY;
};

template <typename Policy> static HRESULT secureBy() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Policy::Level, RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); // want: multiple-initialization "CoInitializeSecurity"
}

static HRESULT bothPolicies() {
  HRESULT Hr = secureBy<Strict>();
  if (FAILED(Hr))
    return Hr;
  return secureBy<Plain>();
}

template <typename Body> static HRESULT run(Body B) { return B(); }

// Handed on and called there, once.
static HRESULT lambdaOnce() {
  return run([] { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); });
}

// Two lambdas, and only one is called.
static HRESULT oneOfTwoLambdas(bool First) {
  auto Secure = [] { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                 RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); };
  auto Loose = [] { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL); };
  return First ? Secure() : Loose();
}

// A lambda that is written down twice and called once.
static HRESULT neverCalled() {
  auto Unused = [] { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                 RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); };
  (void)Unused;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(lambdaTwice());
  case 2:
    return FAILED(bothPolicies());
  case 3:
    return FAILED(lambdaOnce());
  case 4:
    return FAILED(neverCalled());
  default:
    return FAILED(oneOfTwoLambdas(argc == 5));
  }
}
