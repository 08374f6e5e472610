// The key is opened in steps, by parameters, members, put together from parts, or given directly.
#include <windows.h>
#include <shlwapi.h>

#define SERVICES "SYSTEM\\CurrentControlSet\\Services\\"
#define VSS_KEY SERVICES "VSS"

static const wchar_t Account[] = L"CONTOSO\\BackupAgent";
static const wchar_t Two[] = L"2";

LONG inTwoSteps() {
  HKEY Vss, Access;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Services\\VSS", 0,
                             KEY_WRITE, &Vss);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegCreateKeyExW(Vss, L"VssAccessControl", 0, NULL, 0, KEY_WRITE, NULL, &Access, NULL);
  if (Error == ERROR_SUCCESS) {
    Error = RegSetValueExW(Access, Account, 0, REG_SZ, (const BYTE *)Two, sizeof(Two)); // want: wrong-vss-access-control "REG_SZ"
    RegCloseKey(Access);
  }
  // A value of the key VSS itself is no account.
  if (Error == ERROR_SUCCESS)
    Error = RegSetValueExW(Vss, L"DisplayName", 0, REG_SZ, (const BYTE *)Two, sizeof(Two));
  RegCloseKey(Vss);
  return Error;
}

LONG halfAndHalf() {
  HKEY Vss;
  LONG Error = RegOpenKeyExA(HKEY_LOCAL_MACHINE, VSS_KEY, 0, KEY_WRITE, &Vss);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegSetKeyValueA(Vss, "VssAccessControl", "CONTOSO\\BackupAgent", REG_SZ, "2", 2); // want: wrong-vss-access-control "REG_SZ"
  RegCloseKey(Vss);
  return Error;
}

DWORD byShell() {
  return SHSetValueW(HKEY_LOCAL_MACHINE, // want: wrong-vss-access-control "REG_SZ"
                     L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl", Account, REG_SZ,
                     Two, sizeof(Two));
}

LONG byOldFunctions() {
  HKEY Key;
  LONG Error = RegCreateKeyA(HKEY_LOCAL_MACHINE, VSS_KEY "\\VssAccessControl", &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegSetValueExA(Key, "CONTOSO\\BackupAgent", 0, REG_MULTI_SZ, (const BYTE *)"2\0", 3); // want: wrong-vss-access-control "REG_MULTI_SZ"
  RegCloseKey(Key);
  return Error;
}

static LONG writeText(HKEY Key) {
  return RegSetValueExW(Key, Account, 0, REG_SZ, (const BYTE *)Two, sizeof(Two)); // want: wrong-vss-access-control "REG_SZ"
}

LONG byParameter() {
  HKEY Key;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE,
                             L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl", 0,
                             KEY_WRITE, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = writeText(Key);
  RegCloseKey(Key);
  return Error;
}

class AccessKey {
public:
  LONG open() {
    return RegOpenKeyExW(HKEY_LOCAL_MACHINE,
                         L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl", 0, KEY_WRITE,
                         &Key);
  }
  LONG writeText() {
    return RegSetValueExW(Key, Account, 0, REG_SZ, (const BYTE *)Two, sizeof(Two)); // want: wrong-vss-access-control "REG_SZ"
  }
  LONG writeNumber() {
    // The same key, with a number.
    const DWORD Value = 2;
    return RegSetValueExW(Key, Account, 0, REG_DWORD, (const BYTE *)&Value, sizeof(Value));
  }

private:
  HKEY Key = nullptr;
};

LONG byMember() {
  AccessKey Key;
  LONG Error = Key.open();
  if (Error == ERROR_SUCCESS)
    Error = Key.writeText();
  return Error == ERROR_SUCCESS ? Key.writeNumber() : Error;
}
