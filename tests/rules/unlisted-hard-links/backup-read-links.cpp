// BackupRead, and the program knows a stream of links when it meets one: another way to be right.
#include "support/system-state-start.h"

static bool store(HANDLE File, HANDLE Archive) {
  WIN32_STREAM_ID Head;
  DWORD Read = 0, Written = 0;
  void *Context = nullptr;
  const DWORD HeadSize = FIELD_OFFSET(WIN32_STREAM_ID, cStreamName);
  while (BackupRead(File, reinterpret_cast<BYTE *>(&Head), HeadSize, &Read, FALSE, TRUE,
                    &Context) &&
         Read == HeadSize) {
    if (Head.dwStreamId != BACKUP_LINK)
      WriteFile(Archive, &Head, Read, &Written, NULL);
    DWORD Low = 0, High = 0;
    BackupSeek(File, Head.Size.LowPart, Head.Size.HighPart, &Low, &High, &Context);
  }
  BackupRead(File, nullptr, 0, &Read, TRUE, TRUE, &Context);
  return true;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(false, true, VSS_BT_COPY, false)))
    return 1;
  WIN32_FIND_DATAW Found;
  const HANDLE Search = FindFirstFileW(L"C:\\Windows\\WinSxS\\*", &Found);
  if (Search == INVALID_HANDLE_VALUE)
    return 1;
  do {
    const HANDLE File = CreateFileW(Found.cFileName, GENERIC_READ, FILE_SHARE_READ, NULL,
                                    OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
    if (File != INVALID_HANDLE_VALUE) {
      store(File, GetStdHandle(STD_OUTPUT_HANDLE));
      CloseHandle(File);
    }
  } while (FindNextFileW(Search, &Found));
  FindClose(Search);
  Backup->Release();
  return 0;
}
