// Programs write all their settings by a helper or a class of their own: what counts is the call
// that means the key of VSS, not what others write in the same way.
#include <windows.h>

#define ACCESS_KEY L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl"

static const wchar_t Account[] = L"CONTOSO\\BackupAgent";

static bool writeNumber(HKEY Root, const wchar_t *Path, const wchar_t *Name, DWORD Value) {
  HKEY Key;
  if (RegCreateKeyExW(Root, Path, 0, NULL, 0, KEY_WRITE, NULL, &Key, NULL) != ERROR_SUCCESS)
    return false;
  const LONG Error = RegSetValueExW(Key, Name, 0, REG_DWORD, (const BYTE *)&Value, sizeof(Value)); // want: wrong-vss-access-control warning "value 10"
  RegCloseKey(Key);
  return Error == ERROR_SUCCESS;
}

static bool writeText(HKEY Root, const wchar_t *Path, const wchar_t *Name, const wchar_t *Text) {
  // Nobody writes a text to the key of VSS.
  return RegSetKeyValueW(Root, Path, Name, REG_SZ, Text, (lstrlenW(Text) + 1) * sizeof(*Text)) ==
         ERROR_SUCCESS;
}

bool settings() {
  return writeNumber(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Contoso\\Backup", L"Retries", 11) &&
         writeNumber(HKEY_LOCAL_MACHINE, ACCESS_KEY, Account, 2) &&
         writeNumber(HKEY_LOCAL_MACHINE, ACCESS_KEY, L"CONTOSO\\RestoreAgent", 10) &&
         writeText(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Contoso\\Backup", L"Account", Account) &&
         writeNumber(HKEY_CURRENT_USER, ACCESS_KEY, L"Columns", 12);
}

// One member for any key: which one it is at a write nobody can tell.
class Registry {
public:
  bool open(const wchar_t *Path) {
    return RegOpenKeyExW(HKEY_LOCAL_MACHINE, Path, 0, KEY_WRITE, &Key) == ERROR_SUCCESS;
  }
  bool openVendor() {
    return RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Contoso", 0, KEY_WRITE, &Key) ==
           ERROR_SUCCESS;
  }
  void close() { RegCloseKey(Key); }
  bool write(const wchar_t *Name, DWORD Type, const void *Data, DWORD Size) {
    return RegSetValueExW(Key, Name, 0, Type, (const BYTE *)Data, Size) == ERROR_SUCCESS;
  }

private:
  HKEY Key = nullptr;
};

bool byClass() {
  Registry Keys;
  const DWORD Value = 2;
  bool Done = Keys.open(ACCESS_KEY) && Keys.write(Account, REG_DWORD, &Value, sizeof(Value));
  Keys.close();
  Done = Keys.openVendor() && Keys.write(L"Account", REG_SZ, Account, sizeof(Account)) && Done;
  Keys.close();
  return Done;
}

// A local variable that is used twice is not, since its last opening is known.
LONG oneAfterTheOther() {
  HKEY Key;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, ACCESS_KEY, 0, KEY_WRITE, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegSetValueExW(Key, Account, 0, REG_BINARY, (const BYTE *)"\2\0\0", 4); // want: wrong-vss-access-control "REG_BINARY"
  RegCloseKey(Key);
  if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Contoso", 0, KEY_WRITE, &Key) != ERROR_SUCCESS)
    return Error;
  RegSetValueExW(Key, Account, 0, REG_BINARY, (const BYTE *)"\2\0\0", 4);
  RegCloseKey(Key);
  return Error;
}
