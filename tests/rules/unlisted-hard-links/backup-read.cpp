// BackupRead gives the data of each name anew when nobody looks at the streams.
#include "support/system-state-start.h"

static bool store(const wchar_t *Name, HANDLE Archive) {
  const HANDLE File = CreateFileW(Name, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                                  FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (File == INVALID_HANDLE_VALUE)
    return false;
  BYTE Block[4096];
  DWORD Read = 0, Written = 0;
  void *Context = nullptr;
  while (BackupRead(File, Block, sizeof(Block), &Read, FALSE, TRUE, &Context) && Read > 0)
    WriteFile(Archive, Block, Read, &Written, NULL);
  BackupRead(File, Block, 0, &Read, TRUE, TRUE, &Context);
  CloseHandle(File);
  return true;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(false, true, VSS_BT_COPY))) // want: unlisted-hard-links note "FindFirstFileNameW"
    return 1;
  const HANDLE Archive =
      CreateFileW(L"E:\\archive", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  if (Archive == INVALID_HANDLE_VALUE)
    return 1;
  WIN32_FIND_DATAW Found;
  const HANDLE Search = FindFirstFileW(L"C:\\Windows\\WinSxS\\*", &Found);
  if (Search == INVALID_HANDLE_VALUE)
    return 1;
  do
    store(Found.cFileName, Archive);
  while (FindNextFileW(Search, &Found));
  FindClose(Search);
  CloseHandle(Archive);
  Backup->Release();
  return 0;
}
