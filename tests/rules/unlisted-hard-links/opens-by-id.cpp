// Files that are opened by their number, not by a name, come once each.
#include "support/system-state-start.h"

static bool copyById(HANDLE Volume, LONGLONG Number, HANDLE Archive) {
  FILE_ID_DESCRIPTOR Id = {};
  Id.dwSize = sizeof(Id);
  Id.Type = FileIdType;
  Id.FileId.QuadPart = Number;
  const HANDLE File = OpenFileById(Volume, &Id, GENERIC_READ, FILE_SHARE_READ, NULL, 0);
  if (File == INVALID_HANDLE_VALUE)
    return false;
  BYTE Block[4096];
  DWORD Read = 0, Written = 0;
  while (ReadFile(File, Block, sizeof(Block), &Read, NULL) && Read > 0)
    WriteFile(Archive, Block, Read, &Written, NULL);
  CloseHandle(File);
  return true;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return 1;
  WIN32_FIND_DATAW Found;
  const HANDLE Search = FindFirstFileW(L"C:\\Windows\\WinSxS\\*", &Found);
  if (Search != INVALID_HANDLE_VALUE)
    FindClose(Search);
  const HANDLE Volume = CreateFileW(L"C:\\", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                                    FILE_FLAG_BACKUP_SEMANTICS, NULL);
  const bool Copied = copyById(Volume, 42, GetStdHandle(STD_OUTPUT_HANDLE));
  CloseHandle(Volume);
  Backup->Release();
  return !Copied;
}
