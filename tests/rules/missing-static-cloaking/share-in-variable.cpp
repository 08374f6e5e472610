// The share reaches AddToSnapshotSet by way of a variable.
#include "support/vss.h"

static HRESULT addShare(IVssBackupComponents *Backup) {
  wchar_t Share[] = L"\\\\fileserver\\projects\\";
  VSS_ID Snapshot = GUID_NULL;
  return Backup->AddToSnapshotSet(Share, GUID_NULL, &Snapshot);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                    EOAC_NONE, // want: missing-static-cloaking warning "EOAC_NONE"
                                    NULL);
  if (FAILED(Hr))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  Hr = addShare(Backup);
  Backup->Release();
  return FAILED(Hr);
}
