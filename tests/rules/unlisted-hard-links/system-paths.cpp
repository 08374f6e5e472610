// Not called system state, but the two folders of the document are read.
#include "support/system-state.h"

#define COMPONENT_STORE L"\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy1\\Windows\\WinSxS"

static bool copyState() {
  bool Copied = copyFolder(COMPONENT_STORE, L"E:\\backup\\WinSxS");
  // A folder that the document does not name.
  Copied = copyFolder(L"C:\\Windows\\Fonts", L"E:\\backup\\Fonts") && Copied;
  return copyFolder(L"C:\\windows\\system32\\wdi\\PerfTrack", L"E:\\backup\\perftrack") && Copied;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, false, VSS_BT_FULL, false))) // want: unlisted-hard-links note "FindFirstFileNameW"
    return 1;
  const bool Copied = copyState();
  Backup->Release();
  return !Copied;
}
