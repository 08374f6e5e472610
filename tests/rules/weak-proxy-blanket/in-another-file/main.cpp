// The process's level is set in one file, the proxy's in another, and named in a third.
#include "session.h"

static const CLSID MeterClass = {0x5a1c9d27, 0x33e0, 0x4f5c, {0x8e, 0x11, 0x2d, 0x90, 0x4b, 0x7c, 0x66, 0x01}};

int main() {
  if (FAILED(openSession()))
    return 1;
  IUnknown *Meter = nullptr;
  if (FAILED(CoCreateInstance(MeterClass, nullptr, CLSCTX_LOCAL_SERVER, IID_IUnknown,
                              reinterpret_cast<void **>(&Meter))))
    return 1;
  HRESULT Hr = readMeter(Meter);
  Meter->Release();
  return FAILED(Hr);
}
