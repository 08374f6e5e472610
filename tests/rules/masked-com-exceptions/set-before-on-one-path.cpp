// The command line decides what comes first; on one path it is the option. The documents name no
// failure of a late call, so a path in time is enough.
#include "support/vss.h"

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

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureAsDocumented()))
    return 1;
  if (argc > 1) {
    if (FAILED(setUpFaults()))
      return 1;
    return FAILED(openBackup());
  }
  if (FAILED(openBackup()))
    return 1;
  return FAILED(setUpFaults());
}
