// The first call stands in the function, the second in what it calls.
#include <windows.h>
#include <objbase.h>

static HRESULT secureLater();
static HRESULT secureStrictly() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }
static HRESULT secureLoosely() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                             RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL); }

// Three steps down, and defined below: neither depth nor the order of the text matters.
static HRESULT prepare() { return secureLater(); }
static HRESULT start() { return prepare(); }

static HRESULT hereAndThere() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return start();
}

static HRESULT secureLater() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization warning "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// One of the two helpers.
static HRESULT oneOfTwo(bool Strict) { return Strict ? secureStrictly() : secureLoosely(); }

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(hereAndThere());
  case 2:
    // The same callee as the only one of its run.
    return FAILED(start());
  default:
    return FAILED(oneOfTwo(argc == 3));
  }
}
