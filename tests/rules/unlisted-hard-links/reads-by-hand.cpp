// The files are opened and read by the program itself; said once, at the first of two calls.
#include "support/system-state-start.h"

static const boolean BootableState = 1;

static bool readFile(const wchar_t *Name, HANDLE Archive) {
  const HANDLE File = CreateFileW(Name, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                                  FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (File == INVALID_HANDLE_VALUE)
    return false;
  BYTE Block[4096];
  DWORD Read = 0, Written = 0;
  while (ReadFile(File, Block, sizeof(Block), &Read, NULL) && Read > 0)
    WriteFile(Archive, Block, Read, &Written, NULL);
  CloseHandle(File);
  return true;
}

static void readTree(const wchar_t *Folder, HANDLE Archive) {
  wchar_t Name[MAX_PATH];
  WIN32_FIND_DATAW Found;
  wsprintfW(Name, L"%s\\*", Folder);
  const HANDLE Search =
      FindFirstFileExW(Name, FindExInfoBasic, &Found, FindExSearchNameMatch, NULL, 0);
  if (Search == INVALID_HANDLE_VALUE)
    return;
  do {
    wsprintfW(Name, L"%s\\%s", Folder, Found.cFileName);
    if (!(Found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY))
      readFile(Name, Archive);
    else if (Found.cFileName[0] != L'.')
      readTree(Name, Archive);
  } while (FindNextFileW(Search, &Found));
  FindClose(Search);
}

static HRESULT setState(IVssBackupComponents *Backup, bool Incremental) {
  const boolean WithSystem = BootableState;
  if (Incremental)
    return Backup->SetBackupState(true, WithSystem, VSS_BT_INCREMENTAL, false); // want: unlisted-hard-links note "FindFirstFileNameW"
  return Backup->SetBackupState(true, WithSystem, VSS_BT_FULL, false);
}

int main(int argc, char **) {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)) || FAILED(setState(Backup, argc > 1)))
    return 1;
  const HANDLE Archive =
      CreateFileW(L"E:\\archive", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  if (Archive == INVALID_HANDLE_VALUE)
    return 1;
  readTree(L"C:\\Windows", Archive);
  CloseHandle(Archive);
  Backup->Release();
  return 0;
}
