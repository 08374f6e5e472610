// The program that lists the links.
#include "../common/links.h"
#include "support/system-state.h"

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return 1;
  bool Copied = namesOf(L"C:\\Windows\\WinSxS\\manifest") > 0;
  Copied = copyFolder(L"C:\\Windows\\WinSxS", L"E:\\backup\\WinSxS") && Copied;
  Backup->Release();
  return !Copied;
}
