// The near miss of the call that comes too late: below the VSS call in the text, before it in the
// process.
#include "support/vss.h"

static HRESULT setUpFaults();

static HRESULT backUp() {
  HRESULT Hr = openBackup();
  return SUCCEEDED(Hr) ? openBackup() : Hr;
}

static HRESULT setUpFaults() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  Options->Release();
  return Hr;
}

static HRESULT start() { return setUpFaults(); }

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(start()) ||
      FAILED(secureAsDocumented()))
    return 1;
  return FAILED(backUp());
}
