// The security comes before COM: the thread is not ready for the call.
#include <windows.h>
#include <objbase.h>

static HRESULT wrongOrder() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoInitializeEx"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeEx(NULL, COINIT_MULTITHREADED);
}

static HRESULT secure() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoInitializeEx"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT start() { return CoInitializeEx(NULL, COINIT_MULTITHREADED); }

// Across functions.
static HRESULT secureThenStart() {
  HRESULT Hr = secure();
  return FAILED(Hr) ? Hr : start();
}

static HRESULT secureInTime() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }

static HRESULT startThenSecure() {
  HRESULT Hr = start();
  return FAILED(Hr) ? Hr : secureInTime();
}

// Below in the text, first in the process.
static HRESULT startBelow();
static HRESULT belowThenSecure() {
  HRESULT Hr = startBelow();
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
static HRESULT startBelow() { return CoInitializeEx(NULL, COINIT_APARTMENTTHREADED); }

int main(int argc, char **) {
  switch (argc) {
  case 1:
    return FAILED(wrongOrder());
  case 2:
    return FAILED(secureThenStart());
  case 3:
    return FAILED(startThenSecure());
  default:
    return FAILED(belowThenSecure());
  }
}
