// checks: comsec-late-initialization
// A writer that has subscribed is called by the VSS service.
#include "support/vss.h"

struct Writer : CVssWriter {
  bool STDMETHODCALLTYPE OnPrepareSnapshot() override { return true; }
  bool STDMETHODCALLTYPE OnFreeze() override { return true; }
  bool STDMETHODCALLTYPE OnThaw() override { return true; }
  bool STDMETHODCALLTYPE OnAbort() override { return true; }
};

static const VSS_ID Id = {
    0x0c9a35a2, 0x71c4, 0x4b7d, {0x86, 0x1e, 0x51, 0x0d, 0x33, 0x9a, 0x2e, 0x11}};

static HRESULT subscribe(Writer &W) {
  HRESULT Hr = W.Initialize(Id, L"House", VSS_UT_USERDATA, VSS_ST_OTHER);
  return Hr == S_OK ? W.Subscribe() : E_FAIL;
}

static HRESULT subscribedFirst(Writer &W) {
  HRESULT Hr = subscribe(W);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "Subscribe"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// The documents' order.
static HRESULT securedFirst(Writer &W) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return subscribe(W);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  Writer W;
  if (FAILED(argc > 1 ? subscribedFirst(W) : securedFirst(W)))
    return 1;
  Sleep(INFINITE);
  return 0;
}
