// System state, file by file, and nobody asks for the other names of a file.
#include "support/system-state.h"

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false))) // want: unlisted-hard-links note "FindFirstFileNameW"
    return 1;
  const bool Copied = copyFolder(L"C:\\Windows\\WinSxS", L"E:\\backup\\WinSxS");
  Backup->Release();
  return !Copied;
}
