// The call is made through an address asked of ole32.dll: it cannot be said to be missing.
#include "support/wmi.h"

typedef HRESULT(STDAPICALLTYPE *SecureFunction)(PSECURITY_DESCRIPTOR, LONG,
                                                SOLE_AUTHENTICATION_SERVICE *, void *, DWORD, DWORD,
                                                void *, DWORD, void *);

static HRESULT secureByAddress() {
  HMODULE Ole = LoadLibraryW(L"ole32.dll");
  if (!Ole)
    return E_FAIL;
  const auto Secure =
      reinterpret_cast<SecureFunction>(GetProcAddress(Ole, "CoInitializeSecurity"));
  return Secure ? Secure(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                         RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL)
                : E_FAIL;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureByAddress()))
    return 1;
  IWbemServices *Services = nullptr;
  if (FAILED(connectToWmi(&Services)))
    return 1;
  Services->Release();
  return 0;
}
