// What the libraries have for things that happen once.
#include <windows.h>
#include <objbase.h>
#include <atomic>
#include <mutex>

static std::once_flag Flag;
static HRESULT OfOnce = E_FAIL;

static HRESULT byCallOnce() {
  std::call_once(Flag, [] { OfOnce = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                          RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); });
  return OfOnce;
}

static std::once_flag OtherFlag;
static void secureForOnce() { OfOnce = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }

static HRESULT byCallOnceWithFunction() {
  std::call_once(OtherFlag, secureForOnce);
  return OfOnce;
}

static BOOL CALLBACK secureForWindows(INIT_ONCE *, void *Result, void **) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  *static_cast<HRESULT *>(Result) = Hr;
  return SUCCEEDED(Hr);
}

static HRESULT byInitOnce() {
  static INIT_ONCE Once = INIT_ONCE_STATIC_INIT;
  HRESULT Hr = S_OK;
  if (!InitOnceExecuteOnce(&Once, secureForWindows, &Hr, NULL))
    return FAILED(Hr) ? Hr : E_FAIL;
  return S_OK;
}

// A function-local static is initialised at the first passage only.
static HRESULT byLocalStatic() {
  static const HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                 RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return Hr;
}

// The same with an object, and with the class in the function.
static HRESULT byLocalStaticObject() {
  struct Security {
    HRESULT Hr;
    Security() { Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                           RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }
  };
  static Security Only;
  return Only.Hr;
}

static HRESULT byLocalStaticLambda() {
  static HRESULT Hr = [] { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                       RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }();
  return Hr;
}

static std::atomic_flag Taken = ATOMIC_FLAG_INIT;

static HRESULT byAtomicFlag() {
  if (Taken.test_and_set())
    return S_OK;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static LONG Started = 0;

static HRESULT byInterlocked() {
  if (InterlockedExchange(&Started, 1) != 0)
    return S_OK;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Each is called twice.
int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(byCallOnce()) || FAILED(byCallOnce());
  case 2:
    return FAILED(byCallOnceWithFunction()) || FAILED(byCallOnceWithFunction());
  case 3:
    return FAILED(byInitOnce()) || FAILED(byInitOnce());
  case 4:
    return FAILED(byLocalStatic()) || FAILED(byLocalStatic());
  case 5:
    return FAILED(byLocalStaticObject()) || FAILED(byLocalStaticObject());
  case 6:
    return FAILED(byLocalStaticLambda()) || FAILED(byLocalStaticLambda());
  case 7:
    return FAILED(byAtomicFlag()) || FAILED(byAtomicFlag());
  default:
    return FAILED(byInterlocked()) || FAILED(byInterlocked());
  }
}
