// One call in a loop is many calls, unless the loop ends with it.
#include <windows.h>
#include <objbase.h>

static HRESULT inFor(int Jobs) {
  for (int I = 0; I < Jobs; ++I) {
    HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization warning "CoInitializeSecurity"
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
  }
  return S_OK;
}

static HRESULT inWhile(HANDLE Event) {
  while (WaitForSingleObject(Event, INFINITE) == WAIT_OBJECT_0) {
    HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
  }
  return S_OK;
}

static HRESULT inDo(HANDLE Event) {
  HRESULT Hr;
  do {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
  } while (WaitForSingleObject(Event, 0) == WAIT_TIMEOUT);
  return Hr;
}

static HRESULT inRange() {
  const wchar_t *const Hosts[] = {L"store1", L"store2"};
  for (const wchar_t *Host : Hosts) {
    OutputDebugStringW(Host);
    HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
  }
  return S_OK;
}

// Before the loop, and again in it.
static HRESULT beforeAndIn(HANDLE Event) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  while (WaitForSingleObject(Event, INFINITE) == WAIT_OBJECT_0) {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      return Hr;
  }
  return Hr;
}

// The loop looks for the moment; the call ends it.
static HRESULT returnsRightAfter(HANDLE Event) {
  for (;;) {
    if (WaitForSingleObject(Event, 1000) != WAIT_OBJECT_0)
      continue;
    return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  }
}

// The same with break.
static HRESULT breaksRightAfter(HANDLE Event) {
  HRESULT Hr = E_FAIL;
  while (true) {
    if (WaitForSingleObject(Event, 1000) == WAIT_OBJECT_0) {
      Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
      break;
    }
  }
  return Hr;
}

// No loop but a block.
static HRESULT inBlock() {
  HRESULT Hr;
  do {
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    if (FAILED(Hr))
      break;
    OutputDebugStringW(L"secured");
  } while (false);
  return Hr;
}

// The loop comes after the call.
static HRESULT beforeTheLoop(HANDLE Event) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  while (SUCCEEDED(Hr) && WaitForSingleObject(Event, INFINITE) == WAIT_OBJECT_0)
    OutputDebugStringW(L"job");
  return Hr;
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HANDLE Event = CreateEventW(NULL, FALSE, FALSE, NULL);
  switch (argc) {
  case 1:
    return FAILED(inFor(argc));
  case 2:
    return FAILED(inWhile(Event));
  case 3:
    return FAILED(inDo(Event));
  case 4:
    return FAILED(inRange());
  case 5:
    return FAILED(beforeAndIn(Event));
  case 6:
    return FAILED(returnsRightAfter(Event));
  case 7:
    return FAILED(breaksRightAfter(Event));
  case 8:
    return FAILED(inBlock());
  default:
    return FAILED(beforeTheLoop(Event));
  }
}
