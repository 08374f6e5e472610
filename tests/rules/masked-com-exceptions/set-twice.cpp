// Set before, and once more after: the first one counts.
#include "support/vss.h"

static HRESULT setFaults(IGlobalOptions *Options, ULONG_PTR Mode) {
  return Options->Set(COMGLB_EXCEPTION_HANDLING, Mode);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureAsDocumented()) || FAILED(openBackup()))
    return 1;
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return 1;
  Hr = setFaults(Options, COMGLB_EXCEPTION_DONOT_HANDLE_ANY);
  Options->Release();
  return FAILED(Hr);
}
