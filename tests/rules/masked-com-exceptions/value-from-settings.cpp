// The value comes from the registry: it may be the right one.
#include "support/vss.h"

static HRESULT setUpFaults() {
  DWORD Mode = 0, Size = sizeof(Mode);
  if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Example", L"Faults", RRF_RT_REG_DWORD, NULL,
                   &Mode, &Size) != ERROR_SUCCESS)
    return E_FAIL;
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, Mode);
  Options->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(setUpFaults()) ||
      FAILED(secureAsDocumented()))
    return 1;
  return FAILED(openBackup());
}
