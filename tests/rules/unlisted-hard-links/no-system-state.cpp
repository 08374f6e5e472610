// A backup of users' files: the second argument says that the system's state is no part of it.
#include "support/system-state.h"

int main(int argc, char **) {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  // The first argument, TRUE, is about components.
  HRESULT Hr = Backup->SetBackupState(true, false, VSS_BT_FULL, true);
  if (argc > 1)
    Hr = Backup->SetBackupState(TRUE, FALSE, VSS_BT_INCREMENTAL, FALSE);
  const bool Copied = copyFolder(L"D:\\Users", L"E:\\backup\\Users");
  Backup->Release();
  return FAILED(Hr) || !Copied;
}
