// errors: expected
// The call stands in a method of a class that nobody declares: the compiler drops it, but its text
// shows that the process has one.
#include "support/wmi.h"

HRESULT VendorSession::open() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

int main() {
  IWbemServices *Services = nullptr;
  if (FAILED(connectToWmi(&Services)))
    return 1;
  Services->Release();
  return 0;
}
