// Key, account and value meet in another file.
#include "access.h"

int main() {
  HKEY Key;
  if (openAccessKey(&Key) != ERROR_SUCCESS)
    return 1;
  LONG Error = writeText(Key, L"CONTOSO\\BackupAgent");
  if (Error == ERROR_SUCCESS)
    Error = writeNumber(Key, L"CONTOSO\\BackupAgent", 2); // right
  if (Error == ERROR_SUCCESS)
    Error = writeNumber(Key, L"CONTOSO\\RestoreAgent", 9);
  RegCloseKey(Key);
  return Error != ERROR_SUCCESS;
}
