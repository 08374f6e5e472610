// A requester that writes a value for the account it runs as: 1 lets that account's writers in, and
// no requester.
#define SECURITY_WIN32
#include "support/system-state-start.h"
#include <security.h>

#define ACCESS_KEY L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl"

static LONG admitUser() {
  wchar_t Account[256];
  ULONG Length = ARRAYSIZE(Account);
  if (!GetUserNameExW(NameSamCompatible, Account, &Length))
    return GetLastError();
  const DWORD Value = 1;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY, Account, REG_DWORD, &Value, // want: wrong-vss-access-control note "value 1"
                         sizeof(Value));
}

static LONG admitUserRight(DWORD Value) {
  wchar_t Account[256];
  ULONG Length = ARRAYSIZE(Account);
  if (!GetUserNameExW(NameSamCompatible, Account, &Length))
    return GetLastError();
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY, Account, REG_DWORD, &Value, sizeof(Value));
}

static LONG admitWriter() {
  // A writer's account, whose callbacks the requester must let in: the document's 1.
  const DWORD Value = 1;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY, L"CONTOSO\\MailStore", REG_DWORD, &Value,
                         sizeof(Value));
}

int main() {
  // 2 and 3 let requesters in.
  if (admitUser() != ERROR_SUCCESS || admitUserRight(2) != ERROR_SUCCESS ||
      admitUserRight(3) != ERROR_SUCCESS || admitWriter() != ERROR_SUCCESS)
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  Backup->Release();
  return 0;
}
