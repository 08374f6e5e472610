// Every way to start COM that precedes the call is as good as CoInitializeEx.
#include <windows.h>
#include <objbase.h>
#include <ole2.h>
#include <roapi.h>

static HRESULT secure() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                      RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }

static HRESULT byOldName() {
  HRESULT Hr = CoInitialize(NULL);
  return FAILED(Hr) ? Hr : secure();
}

static HRESULT byOle() {
  HRESULT Hr = OleInitialize(NULL);
  return FAILED(Hr) ? Hr : secure();
}

static HRESULT byUsage() {
  CO_MTA_USAGE_COOKIE Cookie;
  HRESULT Hr = CoIncrementMTAUsage(&Cookie);
  return FAILED(Hr) ? Hr : secure();
}

static HRESULT byRuntime() {
  HRESULT Hr = RoInitialize(RO_INIT_MULTITHREADED);
  return FAILED(Hr) ? Hr : secure();
}

// The thread has an apartment already, of the other kind: COM is there.
static HRESULT byAnybody() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr) && Hr != RPC_E_CHANGED_MODE)
    return Hr;
  return secure();
}

// S_FALSE says that it was started before.
static HRESULT byExactResults() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (Hr != S_OK && Hr != S_FALSE)
    return Hr;
  return secure();
}

int main(int argc, char **) {
  switch (argc) {
  case 1:
    return FAILED(byOldName());
  case 2:
    return FAILED(byOle());
  case 3:
    return FAILED(byUsage());
  case 4:
    return FAILED(byRuntime());
  case 5:
    return FAILED(byAnybody());
  default:
    return FAILED(byExactResults());
  }
}
