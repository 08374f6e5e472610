// The documents' value by its numbers.
#include "support/vss.h"

static HRESULT setUpFaults() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set((GLOBALOPT_PROPERTIES)1, 1);
  Options->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(setUpFaults()) ||
      FAILED(secureAsDocumented()))
    return 1;
  return FAILED(openBackup());
}
