// Trying again what failed later on starts with the call that had worked.
#include <windows.h>
#include <objbase.h>

static HRESULT openChannel() {
  return WaitNamedPipeW(L"\\\\.\\pipe\\house", NMPWAIT_USE_DEFAULT_WAIT)
             ? S_OK
             : HRESULT_FROM_WIN32(GetLastError());
}

// From the second round on the call fails, and the channel is never tried again.
static HRESULT everythingAgain() {
  HRESULT Hr = E_FAIL;
  for (int Round = 0; Round < 3; ++Round) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization warning "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      continue;
    Hr = openChannel();
    if (SUCCEEDED(Hr))
      break;
    Sleep(100);
  }
  return Hr;
}

// Only what failed is tried again.
static HRESULT theChannelAgain() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  for (int Round = 0; Round < 3; ++Round) {
    Hr = openChannel();
    if (SUCCEEDED(Hr))
      break;
    Sleep(100);
  }
  return Hr;
}

// A further round follows a failure of the call itself: nothing was set.
static HRESULT theCallAgain() {
  HRESULT Hr;
  int Rounds = 3;
  do
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  while (FAILED(Hr) && --Rounds);
  return Hr;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(everythingAgain());
  case 2:
    return FAILED(theChannelAgain());
  default:
    return FAILED(theCallAgain());
  }
}
