// The same in C.
#include <windows.h>
#include <objbase.h>

static HRESULT twice(void) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization warning "CoInitializeSecurity"
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return Hr;
}

static HRESULT again(HANDLE Event) {
  HRESULT Hr;
again:
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    goto cleanup;
  if (WaitForSingleObject(Event, 1000) == WAIT_OBJECT_0)
    goto again;
cleanup:
  return Hr;
}

/* A flag keeps the second round away. */
static HRESULT guarded(void) {
  static int Done;
  HRESULT Hr = S_OK;
  if (!Done) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    Done = SUCCEEDED(Hr);
  }
  return Hr;
}

/* The first failed, so nothing was set. */
static HRESULT otherwise(void) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  return Hr;
}

int main(int argc, char **argv) {
  int Round;
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  switch (argc) {
  case 1:
    return FAILED(twice());
  case 2:
    return FAILED(again(CreateEventW(NULL, FALSE, FALSE, NULL)));
  case 3:
    return FAILED(otherwise());
  }
  for (Round = 0; Round < 2; ++Round)
    if (FAILED(guarded()))
      return 1;
  return 0;
}
