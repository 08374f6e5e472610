// It has the AppID, and takes what the registry says.
#include "support/server.h"

static const wchar_t AppId[] = L"{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C1005}";

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (RegSetKeyValueW(HKEY_CLASSES_ROOT, L"AppID\\server.exe", L"AppID", REG_SZ, AppId,
                      sizeof(AppId)) != ERROR_SUCCESS)
    return 1;
  return serveHouses();
}
