/* The same in C, with the macros that choose between wide and narrow. */
#include <windows.h>
#include <tchar.h>

static const TCHAR AccessKey[] =
    TEXT("SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl");

LONG wrongType(void) {
  HKEY Key;
  LONG Error = RegOpenKeyEx(HKEY_LOCAL_MACHINE, AccessKey, 0, KEY_SET_VALUE, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegSetValueEx(Key, TEXT("CONTOSO\\BackupAgent"), 0, REG_SZ, (const BYTE *)TEXT("2"), // want: wrong-vss-access-control warning "REG_SZ"
                        2 * sizeof(TCHAR));
  RegCloseKey(Key);
  return Error;
}

LONG wrongNumber(void) {
  DWORD Value = 7;
  return RegSetKeyValue(HKEY_LOCAL_MACHINE, AccessKey, TEXT("CONTOSO\\BackupAgent"), REG_DWORD, // want: wrong-vss-access-control "value 7"
                        &Value, sizeof Value);
}

LONG wrongNumberInPlace(void) {
  return RegSetKeyValue(HKEY_LOCAL_MACHINE, AccessKey, TEXT("CONTOSO\\BackupAgent"), REG_DWORD, // want: wrong-vss-access-control "value 8"
                        &(DWORD){8}, sizeof(DWORD));
}

LONG right(void) {
  DWORD Value = 2;
  HKEY Key;
  LONG Error = RegCreateKeyEx(HKEY_LOCAL_MACHINE, AccessKey, 0, NULL, REG_OPTION_NON_VOLATILE,
                              KEY_SET_VALUE, NULL, &Key, NULL);
  if (Error != ERROR_SUCCESS)
    return Error;
  /* 4 is the number of REG_DWORD. */
  Error = RegSetValueEx(Key, TEXT("CONTOSO\\BackupAgent"), 0, 4, (LPBYTE)&Value, sizeof Value);
  RegCloseKey(Key);
  return Error;
}
