// checks: comsec-unlisted-hard-links
// Lists the snapshots that there are. What it does with files has nothing to do with a backup.
#include "support/system-state.h"

static HRESULT list(IVssBackupComponents *Backup) {
  IVssEnumObject *Snapshots = nullptr;
  HRESULT Hr = Backup->SetContext(VSS_CTX_ALL);
  if (SUCCEEDED(Hr))
    Hr = Backup->SetBackupState(true, true, VSS_BT_FULL, false);
  if (SUCCEEDED(Hr))
    Hr = Backup->Query(GUID_NULL, VSS_OBJECT_NONE, VSS_OBJECT_SNAPSHOT, &Snapshots);
  if (SUCCEEDED(Hr))
    Snapshots->Release();
  return Hr;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = startBackup(&Backup);
  if (FAILED(Hr))
    return 1;
  Hr = list(Backup);
  Backup->Release();
  return FAILED(Hr) || !copyFolder(L"C:\\data\\*", L"E:\\data");
}
