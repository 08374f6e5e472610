// checks: comsec-unsafe-registry-permissions
// The server sets its security itself, and lets in whoever is known.
#include "support/server.h"

static const wchar_t AppId[] = L"{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C1001}";

static LONG nameApplication() {
  return RegSetKeyValueW(HKEY_CLASSES_ROOT, L"AppID\\contoso.exe", L"AppID", REG_SZ, AppId,
                         sizeof(AppId));
}

int main() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr) || nameApplication() != ERROR_SUCCESS)
    return 1;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  return serveHouses();
}
