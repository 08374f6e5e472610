// An image of the volume holds every name of every file; the search is for old logs.
#include "support/system-state-start.h"
#include <winioctl.h>

static void deleteOldLogs() {
  WIN32_FIND_DATAW Found;
  const HANDLE Search = FindFirstFileW(L"C:\\ProgramData\\Contoso\\*.log", &Found);
  if (Search == INVALID_HANDLE_VALUE)
    return;
  do
    DeleteFileW(Found.cFileName);
  while (FindNextFileW(Search, &Found));
  FindClose(Search);
}

static bool copyVolume(const wchar_t *Device, HANDLE Image) {
  const HANDLE Volume =
      CreateFileW(Device, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  if (Volume == INVALID_HANDLE_VALUE)
    return false;
  GET_LENGTH_INFORMATION Length = {};
  DWORD Returned = 0;
  BOOL Done = DeviceIoControl(Volume, IOCTL_DISK_GET_LENGTH_INFO, NULL, 0, &Length, sizeof(Length),
                              &Returned, NULL);
  BYTE Block[4096];
  DWORD Read = 0, Written = 0;
  while (Done && ReadFile(Volume, Block, sizeof(Block), &Read, NULL) && Read > 0)
    Done = WriteFile(Image, Block, Read, &Written, NULL);
  CloseHandle(Volume);
  return Done;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  deleteOldLogs();
  if (FAILED(Backup->SetBackupState(false, true, VSS_BT_FULL, false)))
    return 1;
  const bool Copied = copyVolume(L"\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy1",
                                 GetStdHandle(STD_OUTPUT_HANDLE));
  Backup->Release();
  return !Copied;
}
