// Whoever is named here may run requesters or writers: that is for accounts, not for everybody.
#include <windows.h>

#define ACCESS_KEY L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl"

static LONG allow(HKEY Key, const wchar_t *Account, DWORD Value) {
  return RegSetValueExW(Key, Account, 0, REG_DWORD, (const BYTE *)&Value, sizeof(Value));
}

LONG everyone() {
  const DWORD Value = 3;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY, L"Everyone", REG_DWORD, &Value, // want: wrong-vss-access-control warning "Everyone"
                         sizeof(Value));
}

LONG users() {
  HKEY Key;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY, 0, KEY_SET_VALUE, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  const DWORD Value = 2;
  const wchar_t *const Group = L"BUILTIN\\Users";
  Error = RegSetValueExW(Key, Group, 0, REG_DWORD, (const BYTE *)&Value, sizeof(Value)); // want: wrong-vss-access-control "Users"
  RegCloseKey(Key);
  return Error;
}

LONG guests() {
  const DWORD Value = 1;
  return RegSetKeyValueA(HKEY_LOCAL_MACHINE, // want: wrong-vss-access-control "GUESTS"
                         "SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl",
                         "BUILTIN\\GUESTS", REG_DWORD, &Value, sizeof(Value));
}

LONG authenticated() {
  const DWORD Value = 2;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY, L"NT AUTHORITY\\Authenticated Users", // want: wrong-vss-access-control "Authenticated Users"
                         REG_DWORD, &Value, sizeof(Value));
}

LONG refused() {
  // 0 refuses them.
  const DWORD Value = 0;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS_KEY, L"BUILTIN\\Guests", REG_DWORD, &Value,
                         sizeof(Value));
}

LONG accounts(HKEY Key) {
  // One account each, and a group of the firm; two look a little like the broad ones.
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY, 0, KEY_SET_VALUE, &Key);
  if (Error == ERROR_SUCCESS)
    Error = allow(Key, L"NT AUTHORITY\\NETWORK SERVICE", 3);
  if (Error == ERROR_SUCCESS)
    Error = allow(Key, L"CONTOSO\\Backup Users", 2);
  if (Error == ERROR_SUCCESS)
    Error = allow(Key, L"CONTOSO\\Everyone-Backup", 2);
  return Error;
}
