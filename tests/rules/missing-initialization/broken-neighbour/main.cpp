// The file that would make the call is in a state that loses it: its absence proves nothing.
#include "session.h"

int main() {
  if (FAILED(openSession()))
    return 1;
  IWbemLocator *Locator = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(&Locator));
  if (FAILED(Hr))
    return 1;
  Locator->Release();
  return 0;
}
