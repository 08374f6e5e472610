// Two backslashes and a question mark name a local volume, not a server.
#include "support/vss.h"

static HRESULT addVolume(IVssBackupComponents *Backup) {
  VSS_ID Set = GUID_NULL, Snapshot = GUID_NULL;
  HRESULT Hr = Backup->InitializeForBackup();
  if (FAILED(Hr))
    return Hr;
  Hr = Backup->StartSnapshotSet(&Set);
  if (FAILED(Hr))
    return Hr;
  return Backup->AddToSnapshotSet(const_cast<wchar_t *>(L"\\\\?\\Volume{b75e2c83-0000-0000-0000-602f00000000}\\"), GUID_NULL, &Snapshot);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY,
                                    NULL,
                                    EOAC_NONE,
                                    NULL);
  if (FAILED(Hr))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  Hr = addVolume(Backup);
  Backup->Release();
  return FAILED(Hr);
}
