// A part of this program was not seen, and it may be the one that lists the links.
#include "unseen-part.h"
#include "support/system-state.h"

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return 1;
  bool Copied = rememberOtherNames(L"C:\\Windows\\WinSxS");
  Copied = copyFolder(L"C:\\Windows\\WinSxS", L"E:\\backup\\WinSxS") && Copied;
  Backup->Release();
  return !Copied;
}
