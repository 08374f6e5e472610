// What the document asks for: all names of a file are listed before it is copied.
#include "support/system-state.h"

static unsigned namesOf(const wchar_t *File) {
  wchar_t Link[MAX_PATH];
  DWORD Length = ARRAYSIZE(Link);
  const HANDLE Search = FindFirstFileNameW(File, 0, &Length, Link);
  if (Search == INVALID_HANDLE_VALUE)
    return 0;
  unsigned Count = 1;
  for (Length = ARRAYSIZE(Link); FindNextFileNameW(Search, &Length, Link);
       Length = ARRAYSIZE(Link))
    ++Count;
  FindClose(Search);
  return Count;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return 1;
  bool Copied = namesOf(L"C:\\Windows\\System32\\WDI\\perftrack\\performance.log") > 0;
  Copied = copyFolder(L"C:\\Windows\\WinSxS", L"E:\\backup\\WinSxS") && Copied;
  Backup->Release();
  return !Copied;
}
