// A writer: the VSS service calls it from the moment that it has subscribed.
#include "support/vss.h"

struct Writer : CVssWriter {
  bool STDMETHODCALLTYPE OnPrepareSnapshot() override { return true; }
  bool STDMETHODCALLTYPE OnFreeze() override { return true; }
  bool STDMETHODCALLTYPE OnThaw() override { return true; }
  bool STDMETHODCALLTYPE OnAbort() override { return true; }
};

static const VSS_ID Id = {
    0x0c9a35a2, 0x71c4, 0x4b7d, {0x86, 0x1e, 0x51, 0x0d, 0x33, 0x9a, 0x2e, 0x11}};

static HRESULT setUpFaults() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE); // want: masked-com-exceptions note "after"
  Options->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureAsDocumented()))
    return 1;
  Writer W;
  if (W.Initialize(Id, L"House", VSS_UT_USERDATA, VSS_ST_OTHER) != S_OK || FAILED(W.Subscribe()))
    return 1;
  if (FAILED(setUpFaults()))
    return 1;
  Sleep(INFINITE);
  return 0;
}
