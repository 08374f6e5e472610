// checks: comsec-unlisted-hard-links
// Windows XP and Server 2003 do not have the functions: nothing can be asked of this program.
#undef _WIN32_WINNT
#define _WIN32_WINNT 0x0502
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static bool copyStore() {
  WIN32_FIND_DATAW Found;
  const HANDLE Search = FindFirstFileW(L"C:\\Windows\\WinSxS\\*", &Found);
  if (Search == INVALID_HANDLE_VALUE)
    return false;
  do
    CopyFileW(Found.cFileName, L"E:\\backup", FALSE);
  while (FindNextFileW(Search, &Found));
  FindClose(Search);
  return true;
}

bool backUp(IVssBackupComponents *Backup) {
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return false;
  return copyStore();
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                  RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)) || FAILED(Backup->InitializeForBackup()))
    return 1;
  return !backUp(Backup);
}
