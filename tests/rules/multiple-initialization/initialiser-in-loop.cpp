// A loop around a function that makes the call: what the function's result does to the loop decides.
#include <windows.h>
#include <objbase.h>

static HRESULT secure() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }

// The first time that it is called is the last.
static HRESULT whenAsked(HANDLE Event) {
  for (;;) {
    if (WaitForSingleObject(Event, 1000) != WAIT_OBJECT_0)
      continue;
    return secure();
  }
}

// Success leaves the loop; a further round follows a failure, which has set nothing.
static HRESULT untilItWorks() {
  HRESULT Hr = E_FAIL;
  for (int Round = 0; Round < 3; ++Round) {
    Hr = secure();
    if (SUCCEEDED(Hr))
      break;
    Sleep(100);
  }
  return Hr;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (argc > 1)
    return FAILED(whenAsked(CreateEventW(NULL, FALSE, FALSE, NULL)));
  return FAILED(untilItWorks());
}
