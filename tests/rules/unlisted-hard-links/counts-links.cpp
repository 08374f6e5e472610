// Two names of one file have one file number: who keeps the numbers copies it once.
#include "support/system-state.h"

static bool seenBefore(const wchar_t *Name) {
  static ULONGLONG Numbers[1024];
  static unsigned Count;
  const HANDLE File = CreateFileW(Name, FILE_READ_ATTRIBUTES, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                                  FILE_FLAG_BACKUP_SEMANTICS, NULL);
  if (File == INVALID_HANDLE_VALUE)
    return false;
  BY_HANDLE_FILE_INFORMATION Info;
  const BOOL Known = GetFileInformationByHandle(File, &Info);
  CloseHandle(File);
  if (!Known || Info.nNumberOfLinks < 2)
    return false;
  const ULONGLONG Number = ULONGLONG(Info.nFileIndexHigh) << 32 | Info.nFileIndexLow;
  for (unsigned I = 0; I < Count; ++I)
    if (Numbers[I] == Number)
      return true;
  Numbers[Count++ % 1024] = Number;
  return false;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return 1;
  bool Copied = true;
  if (!seenBefore(L"C:\\Windows\\WinSxS"))
    Copied = copyFolder(L"C:\\Windows\\WinSxS", L"E:\\backup\\WinSxS");
  Backup->Release();
  return !Copied;
}
