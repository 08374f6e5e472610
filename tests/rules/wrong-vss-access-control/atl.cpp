// ATL's class of a key: it opens itself, and each of its methods writes values of one type.
#include <atlbase.h>

#define ACCESS_KEY _T("SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl")

static const TCHAR Account[] = _T("CONTOSO\\BackupAgent");

LONG text() {
  CRegKey Key;
  LONG Error = Key.Open(HKEY_LOCAL_MACHINE, ACCESS_KEY, KEY_SET_VALUE);
  if (Error == ERROR_SUCCESS)
    Error = Key.SetStringValue(Account, _T("2")); // want: wrong-vss-access-control warning "REG_SZ"
  return Error;
}

LONG bytes() {
  CRegKey Services, Key;
  LONG Error = Services.Open(HKEY_LOCAL_MACHINE, _T("SYSTEM\\CurrentControlSet\\Services"));
  if (Error == ERROR_SUCCESS)
    Error = Key.Create(Services, _T("VSS\\VssAccessControl"));
  const DWORD Value = 2;
  if (Error == ERROR_SUCCESS)
    Error = Key.SetBinaryValue(Account, &Value, sizeof(Value)); // want: wrong-vss-access-control "REG_BINARY"
  // The type is an argument here.
  if (Error == ERROR_SUCCESS)
    Error = Key.SetValue(Account, REG_DWORD, &Value, sizeof(Value));
  return Error;
}

static LONG writeNumber(CRegKey &Key, DWORD Value) { return Key.SetDWORDValue(Account, Value); } // want: wrong-vss-access-control "value 6"

LONG numbers() {
  CRegKey Key;
  LONG Error = Key.Create(HKEY_LOCAL_MACHINE, ACCESS_KEY);
  if (Error == ERROR_SUCCESS)
    Error = writeNumber(Key, 3);
  return Error == ERROR_SUCCESS ? writeNumber(Key, 6) : Error;
}

LONG subkey() {
  CRegKey Key;
  return Key.Create(HKEY_LOCAL_MACHINE, ACCESS_KEY _T("\\CONTOSO\\BackupAgent")); // want: wrong-vss-access-control "creates a key"
}

LONG ownSettings() {
  // Another key, where a number is no entry and a text is welcome.
  CRegKey Key;
  LONG Error = Key.Create(HKEY_LOCAL_MACHINE, _T("SOFTWARE\\Contoso\\Backup"));
  if (Error == ERROR_SUCCESS)
    Error = Key.SetDWORDValue(Account, 6);
  return Error == ERROR_SUCCESS ? Key.SetStringValue(_T("Name"), _T("2")) : Error;
}
