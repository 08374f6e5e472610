#pragma once
#include <windows.h>
#include <objbase.h>

// Right, but the program that includes this header does not call it.
inline HRESULT letFaultsEndTheProcess() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  Options->Release();
  return Hr;
}
