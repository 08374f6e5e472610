// Whether the state is backed up stands in the registry: not known, so not reported.
#include "support/system-state.h"

static boolean wanted() {
  DWORD Value = 0, Size = sizeof(Value);
  if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Contoso\\Backup", L"SystemState",
                   RRF_RT_REG_DWORD, nullptr, &Value, &Size) != ERROR_SUCCESS)
    return 0;
  return Value != 0;
}

int main() {
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(startBackup(&Backup)))
    return 1;
  if (FAILED(Backup->SetBackupState(true, wanted(), VSS_BT_FULL, false)))
    return 1;
  const bool Copied = copyFolder(L"C:\\Windows", L"E:\\backup\\Windows");
  Backup->Release();
  return !Copied;
}
