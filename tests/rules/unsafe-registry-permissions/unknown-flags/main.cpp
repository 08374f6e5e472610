// checks: comsec-unsafe-registry-permissions
// Whether the registry has a say depends on who starts the server.
#include "support/server.h"

static const wchar_t AppId[] = L"{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C1004}";

int main(int Count, char **) {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return 1;
  GUID Id;
  Hr = CLSIDFromString(AppId, &Id);
  if (FAILED(Hr))
    return 1;
  if (Count > 1)
    Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  else
    Hr = CoInitializeSecurity(&Id, 0, NULL, NULL, 0, 0, NULL, EOAC_APPID, NULL);
  if (FAILED(Hr))
    return 1;
  return serveHouses();
}
