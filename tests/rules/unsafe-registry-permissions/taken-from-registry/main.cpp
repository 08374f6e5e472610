// checks: comsec-unsafe-registry-permissions
// The server has COM look its security up under its AppID.
#include "support/server.h"

static const GUID AppId = {
    0x5b0e1f63, 0x3c1a, 0x4e57, {0x9e, 0x0a, 0x9a, 0x6b, 0x2d, 0x0c, 0x10, 0x02}};

int main() {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return 1;
  Hr = CoInitializeSecurity(const_cast<GUID *>(&AppId), 0, NULL, NULL, 0, 0, NULL, EOAC_APPID,
                            NULL);
  if (FAILED(Hr))
    return 1;
  return serveHouses();
}
