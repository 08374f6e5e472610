// The documents say "at startup": here VSS may have called back before COM was told.
#include "support/vss.h"

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
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureAsDocumented()) ||
      FAILED(openBackup()))
    return 1;
  return FAILED(setUpFaults());
}
