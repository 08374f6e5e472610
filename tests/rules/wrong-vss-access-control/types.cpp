// The value is a number; VSS reads nothing else.
#include <windows.h>

#define ACCESS_KEY L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl"

LONG text() {
  HKEY Key;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY, 0, KEY_SET_VALUE, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  static const wchar_t Value[] = L"2";
  Error = RegSetValueExW(Key, L"CONTOSO\\BackupAgent", 0, REG_SZ, // want: wrong-vss-access-control warning "REG_SZ"
                         reinterpret_cast<const BYTE *>(Value), sizeof(Value));
  RegCloseKey(Key);
  return Error;
}

LONG bytes() {
  HKEY Key;
  LONG Error = RegCreateKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY, 0, NULL, 0, KEY_SET_VALUE, NULL,
                               &Key, NULL);
  if (Error != ERROR_SUCCESS)
    return Error;
  const DWORD Value = 2;
  Error = RegSetValueExW(Key, L"CONTOSO\\BackupAgent", 0, REG_BINARY, // want: wrong-vss-access-control "REG_BINARY"
                         reinterpret_cast<const BYTE *>(&Value), sizeof(Value));
  RegCloseKey(Key);
  return Error;
}

LONG wide() {
  const ULONGLONG Value = 2;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY, L"CONTOSO\\BackupAgent", REG_QWORD, // want: wrong-vss-access-control "REG_QWORD"
                         &Value, sizeof(Value));
}

LONG narrow() {
  HKEY Key;
  LONG Error = RegOpenKeyExA(HKEY_LOCAL_MACHINE,
                             "System\\CurrentControlSet\\services\\vss\\vssaccesscontrol", 0,
                             KEY_SET_VALUE, &Key); // the registry does not mind the case
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegSetValueExA(Key, "CONTOSO\\BackupAgent", 0, REG_EXPAND_SZ, // want: wrong-vss-access-control "REG_EXPAND_SZ"
                         reinterpret_cast<const BYTE *>("2"), 2);
  RegCloseKey(Key);
  return Error;
}

LONG number() {
  // As the document shows it.
  HKEY Key;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY, 0, KEY_SET_VALUE, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  const DWORD Value = 2;
  Error = RegSetValueExW(Key, L"CONTOSO\\BackupAgent", 0, REG_DWORD,
                         reinterpret_cast<const BYTE *>(&Value), sizeof(Value));
  RegCloseKey(Key);
  return Error;
}

LONG neighbour() {
  // A key of the program itself, and one beside VSS's: what they hold is their own affair.
  static const wchar_t Value[] = L"2";
  const LONG Error = RegSetKeyValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Contoso\\VssAccessControl",
                                     L"CONTOSO\\BackupAgent", REG_SZ, Value, sizeof(Value));
  if (Error != ERROR_SUCCESS)
    return Error;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE,
                         L"SYSTEM\\CurrentControlSet\\Services\\VSS\\Settings", L"Torn", REG_SZ,
                         Value, sizeof(Value));
}

LONG otherHive() {
  // Nobody looks for it in the hive of a user.
  static const wchar_t Value[] = L"2";
  return RegSetKeyValueW(HKEY_CURRENT_USER, ACCESS_KEY, L"CONTOSO\\BackupAgent", REG_SZ, Value,
                         sizeof(Value));
}
