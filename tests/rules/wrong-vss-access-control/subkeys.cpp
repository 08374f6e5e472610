// The document says "subkey" and shows a value. An account's name holds a backslash: as a key it
// would be two keys, and VSS would find no value.
#include <windows.h>

#define ACCESS_KEY L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl"

static LONG create(const wchar_t *Path, HKEY *Key) {
  return RegCreateKeyExW(HKEY_LOCAL_MACHINE, Path, 0, NULL, 0, KEY_WRITE, NULL, Key, NULL);
}

LONG wholePath() {
  HKEY Key;
  const LONG Error = RegCreateKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY L"\\CONTOSO\\BackupAgent", 0, // want: wrong-vss-access-control warning "creates a key"
                                     NULL, 0, KEY_WRITE, NULL, &Key, NULL);
  if (Error == ERROR_SUCCESS)
    RegCloseKey(Key);
  return Error;
}

LONG belowOpenKey() {
  HKEY Access, Account;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY, 0, KEY_WRITE, &Access);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegCreateKeyExW(Access, L"BackupAgent", 0, NULL, 0, KEY_WRITE, NULL, &Account, NULL); // want: wrong-vss-access-control "creates a key"
  if (Error == ERROR_SUCCESS)
    RegCloseKey(Account);
  RegCloseKey(Access);
  return Error;
}

LONG byValueInSubkey() {
  // The function creates the key that it is given; the account's name is in the path.
  const DWORD Value = 2;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY L"\\CONTOSO\\BackupAgent", NULL, REG_DWORD, // want: wrong-vss-access-control "creates a key"
                         &Value, sizeof(Value));
}

LONG theKeyItself() {
  // The key of all accounts may be missing, and is created before a value is written.
  HKEY Key;
  LONG Error = create(ACCESS_KEY, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  const DWORD Value = 2;
  Error = RegSetValueExW(Key, L"CONTOSO\\BackupAgent", 0, REG_DWORD, (const BYTE *)&Value,
                         sizeof(Value));
  RegCloseKey(Key);
  return Error;
}

LONG deletesOldMistake() {
  // Takes such a key away again.
  return RegDeleteKeyW(HKEY_LOCAL_MACHINE, ACCESS_KEY L"\\CONTOSO\\BackupAgent");
}

LONG asksForOldMistake() {
  // Opening creates nothing.
  HKEY Key;
  const LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY L"\\CONTOSO\\BackupAgent", 0,
                                   KEY_READ, &Key);
  if (Error == ERROR_SUCCESS)
    RegCloseKey(Key);
  return Error;
}
