// errors: expected
// What keeps the second call away, or makes it welcome, cannot be compiled.
#include <windows.h>
#include <objbase.h>

static HRESULT secure() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT secureOnce() {
  OncePerProcess Gate(L"security");
  if (Gate.passed())
    return S_OK;
  return secure();
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = secureOnce();
  if (FAILED(Hr))
    return 1;
  Hr = secureOnce();
  return FAILED(Hr);
}
