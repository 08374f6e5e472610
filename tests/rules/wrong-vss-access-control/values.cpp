// Four numbers have a meaning: 0 refuses, 1 writers, 2 requesters, 3 both.
#include <windows.h>

static const wchar_t AccessKey[] = L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl";
static const wchar_t Account[] = L"CONTOSO\\BackupAgent";
constexpr DWORD Full = 0xff;

LONG four() {
  const DWORD Value = 4;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, AccessKey, Account, REG_DWORD, &Value, sizeof(Value)); // want: wrong-vss-access-control warning "value 4"
}

LONG minusOne() {
  DWORD Value = (DWORD)-1;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, AccessKey, Account, REG_DWORD, &Value, sizeof(Value)); // want: wrong-vss-access-control "value 4294967295"
}

LONG unknownKey(HKEY Key) {
  // The key was opened by somebody else: nothing says that it is this one.
  return RegSetValueExW(Key, Account, 0, REG_DWORD, reinterpret_cast<const BYTE *>(&Full), sizeof(Full));
}

LONG constant() {
  HKEY Key;
  LONG Error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, AccessKey, 0, KEY_WRITE, &Key);
  if (Error != ERROR_SUCCESS)
    return Error;
  Error = RegSetValueExW(Key, Account, 0, REG_DWORD, reinterpret_cast<const BYTE *>(&Full), sizeof(Full)); // want: wrong-vss-access-control "value 255"
  RegCloseKey(Key);
  return Error;
}

LONG flagOfNoMeaning(bool Both) {
  DWORD Value = 2;
  if (Both)
    Value = 5; // 1 | 4, from another table
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, AccessKey, Account, REG_DWORD, &Value, sizeof(Value)); // want: wrong-vss-access-control "value 5"
}

LONG allFour() {
  // Each of the four is a decision; 0 refuses, whatever the account is otherwise allowed.
  static const DWORD Values[] = {0, 1, 2, 3};
  static const wchar_t *const Accounts[] = {L"THATDOMAIN\\Administrator", L"CONTOSO\\WriterService",
                                            L"CONTOSO\\BackupAgent", L"CONTOSO\\BackupService"};
  LONG Error = ERROR_SUCCESS;
  for (unsigned I = 0; I < ARRAYSIZE(Values) && Error == ERROR_SUCCESS; ++I)
    Error = RegSetKeyValueW(HKEY_LOCAL_MACHINE, AccessKey, Accounts[I], REG_DWORD, &Values[I],
                            sizeof(Values[I]));
  return Error;
}

LONG fromSettings(DWORD Value) {
  // Not known here.
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, AccessKey, Account, REG_DWORD, &Value, sizeof(Value));
}

LONG flags(bool Writer, bool Requester) {
  // 1 and 2 together are 3.
  DWORD Value = 0;
  if (Writer)
    Value |= 1;
  if (Requester)
    Value |= 2;
  return RegSetKeyValueW(HKEY_LOCAL_MACHINE, AccessKey, Account, REG_DWORD, &Value, sizeof(Value));
}
