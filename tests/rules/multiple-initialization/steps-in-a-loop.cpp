// Different steps behind one interface, each run once: that the loop could run the same override
// twice is a matter of how the call is resolved, not of the program.
#include <windows.h>
#include <objbase.h>

struct Step {
  virtual ~Step() = default;
  virtual HRESULT run() = 0;
};
struct SecureStep : Step {
  HRESULT run() override { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                       RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }
};
struct WaitStep : Step {
  HRESULT run() override {
    Sleep(10);
    return S_OK;
  }
};

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  SecureStep Secure;
  WaitStep Wait;
  Step *const Steps[] = {&Secure, &Wait};
  for (Step *S : Steps)
    if (FAILED(S->run()))
      return 1;
  return 0;
}
