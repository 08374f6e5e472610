// The option set through smart pointers of two libraries and through a class of the project.
#include "support/vss.h"
#include <wrl/client.h>

template <typename T> struct Holder {
  T *Pointer = nullptr;
  ~Holder() {
    if (Pointer)
      Pointer->Release();
  }
  T *operator->() const { return Pointer; }
};

static HRESULT setUpFaults(bool ByHolder) {
  if (ByHolder) {
    Holder<IGlobalOptions> Options;
    HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                  IID_PPV_ARGS(&Options.Pointer));
    return FAILED(Hr) ? Hr
                      : Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE_ANY);
  }
  Microsoft::WRL::ComPtr<IGlobalOptions> Options;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_IGlobalOptions,
                                reinterpret_cast<void **>(Options.GetAddressOf()));
  return FAILED(Hr) ? Hr : Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(setUpFaults(argc > 1)) ||
      FAILED(secureAsDocumented()))
    return 1;
  return FAILED(openBackup());
}
