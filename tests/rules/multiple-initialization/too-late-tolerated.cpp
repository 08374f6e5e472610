// Who names RPC_E_TOO_LATE knows that the process may have its security already.
#include <windows.h>
#include <objbase.h>

static HRESULT setByTheProgram() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                               RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }

// A library's way: only this one code is let through.
static HRESULT letsThatOneThrough() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr) && Hr != RPC_E_TOO_LATE)
    return Hr;
  return S_OK;
}

// The same, turned round.
static HRESULT turnsItIntoSuccess() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (RPC_E_TOO_LATE == Hr)
    Hr = S_OK;
  return Hr;
}

static HRESULT byCases() {
  switch (HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)) {
  case S_OK:
  case RPC_E_TOO_LATE:
    return S_OK;
  default:
    return Hr;
  }
}

static bool toleratedBy(HRESULT Hr) { return SUCCEEDED(Hr) || Hr == RPC_E_TOO_LATE; }

// The comparison stands in a helper.
static HRESULT byHelper() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return toleratedBy(Hr) ? S_OK : Hr;
}

// Called twice, and looks each time.
static HRESULT twiceTolerated() {
  HRESULT Hr = letsThatOneThrough();
  if (FAILED(Hr))
    return Hr;
  return letsThatOneThrough();
}

// Any failure is let through: the one that matters with all others.
static void letsEverythingThrough() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity" ; want: unchecked-result "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    OutputDebugStringW(L"no security of our own");
}

// Another code is no answer to a second call.
static HRESULT namesAnother() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr) && Hr != RPC_E_NO_GOOD_SECURITY_PACKAGES)
    return Hr;
  return S_OK;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(setByTheProgram()))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(letsThatOneThrough());
  case 2:
    return FAILED(turnsItIntoSuccess());
  case 3:
    return FAILED(byCases());
  case 4:
    return FAILED(byHelper());
  case 5:
    return FAILED(twiceTolerated());
  case 6:
    letsEverythingThrough();
    return 0;
  default:
    return FAILED(namesAnother());
  }
}
