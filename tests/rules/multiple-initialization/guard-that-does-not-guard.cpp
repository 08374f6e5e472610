// What looks like a guard and lets the second call through.
#include <windows.h>
#include <objbase.h>

// Nobody sets it.
static HRESULT neverSet() {
  static bool Done = false;
  if (Done)
    return S_OK;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// A new variable at each call.
static HRESULT notStatic() {
  bool Done = false;
  HRESULT Hr = S_OK;
  if (!Done) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    Done = true;
  }
  return Hr;
}

static bool Done = false;

// Asked about after the call, for the message only.
static HRESULT askedTooLate() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (!Done)
    OutputDebugStringW(L"first");
  Done = true;
  return Hr;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(neverSet()) || FAILED(neverSet());
  case 2:
    return FAILED(notStatic()) || FAILED(notStatic());
  default:
    return FAILED(askedTooLate()) || FAILED(askedTooLate());
  }
}
