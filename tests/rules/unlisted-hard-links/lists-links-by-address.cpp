// A program that also runs where the functions do not exist asks for their addresses.
#include "support/system-state.h"

typedef HANDLE(WINAPI *FirstName)(LPCWSTR, DWORD, LPDWORD, PWSTR);
typedef BOOL(WINAPI *NextName)(HANDLE, LPDWORD, PWSTR);

static void listNames(const wchar_t *File) {
  const HMODULE Kernel = GetModuleHandleW(L"kernel32.dll");
  const auto First = (FirstName)(void *)GetProcAddress(Kernel, "FindFirstFileNameW");
  const auto Next = (NextName)(void *)GetProcAddress(Kernel, "FindNextFileNameW");
  if (!First || !Next)
    return;
  wchar_t Link[MAX_PATH];
  DWORD Length = ARRAYSIZE(Link);
  const HANDLE Search = First(File, 0, &Length, Link);
  if (Search == INVALID_HANDLE_VALUE)
    return;
  do
    Length = ARRAYSIZE(Link);
  while (Next(Search, &Length, Link));
  FindClose(Search);
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, true, VSS_BT_FULL, false)))
    return 1;
  listNames(L"C:\\Windows\\WinSxS\\manifest");
  const bool Copied = copyFolder(L"C:\\Windows\\WinSxS", L"E:\\backup\\WinSxS");
  Backup->Release();
  return !Copied;
}
