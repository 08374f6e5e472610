// The same words without being the API.
#include <windows.h>
#include <objbase.h>

namespace house {
HRESULT CoInitializeSecurity(void *, int, void *, void *, DWORD, DWORD, void *, DWORD, void *) {
  return S_OK;
}
} // namespace house

struct Installer {
  HRESULT CoInitializeSecurity(void *, int, void *, void *, DWORD, DWORD, void *, DWORD, void *) {
    return S_OK;
  }
};

HRESULT namesakes(Installer &I) {
  // A function of the project that shares the name.
  HRESULT Hr = house::CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL,
                                           EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  // A method that shares it.
  Hr = I.CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE,
                              NULL);
  // A string.
  OutputDebugStringW(L"CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE)");
  return Hr;
}

HRESULT theApi() {
  return ::CoInitializeSecurity(NULL, -1, NULL, NULL,
                                RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                                2, NULL, EOAC_NONE, NULL);
}
