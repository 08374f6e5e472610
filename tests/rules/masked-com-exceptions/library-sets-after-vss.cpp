// No entry point: the program may have set the option long before it calls this.
#include "support/vss.h"

HRESULT backUp() {
  HRESULT Hr = openBackup();
  if (FAILED(Hr))
    return Hr;
  IGlobalOptions *Options = nullptr;
  Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER, IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  Options->Release();
  return Hr;
}
