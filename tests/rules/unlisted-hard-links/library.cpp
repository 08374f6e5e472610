// Code without an entry point: the program that uses it may list the links.
#include "support/system-state.h"

bool backUpSystem(IVssBackupComponents *Backup) {
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return false;
  return copyFolder(L"C:\\Windows\\WinSxS", L"E:\\backup\\WinSxS");
}
