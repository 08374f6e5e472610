// A jump back is a loop, a jump forward is none.
#include <windows.h>
#include <objbase.h>

static HRESULT back(HANDLE Event) {
  HRESULT Hr;
Again:
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  if (WaitForSingleObject(Event, 1000) == WAIT_OBJECT_0)
    goto Again;
  return Hr;
}

static HRESULT ontoTheOther(bool Early) {
  HRESULT Hr;
  if (!Early)
    goto Secure;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    goto Done;
Secure:
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
Done:
  return Hr;
}

// Jumps over the second call whenever the first was made.
static HRESULT overTheOther(bool Strict) {
  HRESULT Hr;
  if (!Strict)
    goto Loose;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  goto Done;
Loose:
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
Done:
  return Hr;
}

// The jump back lies before the call.
static HRESULT backBefore(HANDLE Event) {
Wait:
  if (WaitForSingleObject(Event, 1000) != WAIT_OBJECT_0)
    goto Wait;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HANDLE Event = CreateEventW(NULL, FALSE, FALSE, NULL);
  switch (argc) {
  case 1:
    return FAILED(back(Event));
  case 2:
    return FAILED(ontoTheOther(Event != NULL));
  case 3:
    return FAILED(overTheOther(Event != NULL));
  default:
    return FAILED(backBefore(Event));
  }
}
