// Windows' own exceptions: a __finally block runs in any case.
#include <windows.h>
#include <objbase.h>

static HRESULT againInFinally(HANDLE Event) {
  HRESULT Hr = E_FAIL;
  __try {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
    WaitForSingleObject(Event, 1000);
  } __finally {
    if (SUCCEEDED(Hr))
      Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  }
  return Hr;
}

/* The block cleans up and calls nothing. */
static HRESULT cleansUp(HANDLE Event) {
  HRESULT Hr = E_FAIL;
  __try {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
    WaitForSingleObject(Event, 1000);
  } __finally {
    CloseHandle(Event);
  }
  return Hr;
}

int main(int argc, char **argv) {
  HANDLE Event = CreateEventW(NULL, FALSE, FALSE, NULL);
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (argc > 1)
    return FAILED(againInFinally(Event));
  return FAILED(cleansUp(Event));
}
