#include "access.h"

LONG openAccessKey(HKEY *Key) {
  return RegOpenKeyExW(HKEY_LOCAL_MACHINE,
                       L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl", 0,
                       KEY_SET_VALUE, Key);
}

LONG writeText(HKEY Key, const wchar_t *Account) {
  static const wchar_t Two[] = L"2";
  return RegSetValueExW(Key, Account, 0, REG_SZ, (const BYTE *)Two, sizeof(Two)); // want: wrong-vss-access-control "REG_SZ"
}

// The caller says which number.
LONG writeNumber(HKEY Key, const wchar_t *Account, DWORD Value) {
  return RegSetValueExW(Key, Account, 0, REG_DWORD, (const BYTE *)&Value, sizeof(Value)); // want: wrong-vss-access-control "value 9"
}
