// A function with the API's own name is not the API; what it calls is.
#include <windows.h>
#include <objbase.h>

namespace house {
// Called once, and makes the only call.
inline HRESULT CoInitializeSecurity() {
  return ::CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}
} // namespace house

struct Settings {
  HRESULT CoInitializeSecurity(int) { return S_OK; }
};

int main() {
  Settings S;
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(S.CoInitializeSecurity(1)) ||
      FAILED(S.CoInitializeSecurity(2)))
    return 1;
  return FAILED(house::CoInitializeSecurity());
}
