// A throw is a jump like others: what had happened before it stays.
#include <windows.h>
#include <objbase.h>

static bool channelIsOpen() {
  return WaitNamedPipeW(L"\\\\.\\pipe\\house", NMPWAIT_USE_DEFAULT_WAIT);
}

// The call had worked; what failed came after it.
static HRESULT againInTheHandler() {
  HRESULT Hr = E_FAIL;
  try {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
    if (!channelIsOpen())
      throw GetLastError();
  } catch (DWORD) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  }
  return Hr;
}

static HRESULT againBehindTheTry() {
  HRESULT Hr = E_FAIL;
  try {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      throw Hr;
  } catch (HRESULT Thrown) {
    return Thrown;
  }
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// Thrown only when the call failed: nothing was set.
static HRESULT otherwiseInTheHandler() {
  try {
    HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      throw Hr;
    return Hr;
  } catch (HRESULT) {
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  }
}

// The handler ends it.
static HRESULT handlerReturns() {
  try {
    if (!channelIsOpen())
      throw GetLastError();
  } catch (DWORD Thrown) {
    return HRESULT_FROM_WIN32(Thrown);
  }
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(againInTheHandler());
  case 2:
    return FAILED(againBehindTheTry());
  case 3:
    return FAILED(otherwiseInTheHandler());
  default:
    return FAILED(handlerReturns());
  }
}
