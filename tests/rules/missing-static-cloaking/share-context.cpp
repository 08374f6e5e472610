// VSS_CTX_FILE_SHARE_BACKUP has the word in its name, yet it only means: without writers.
#include "support/vss.h"

static HRESULT openWithoutWriters() {
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return Hr;
  Hr = Backup->InitializeForBackup();
  if (SUCCEEDED(Hr))
    Hr = Backup->SetContext(VSS_CTX_FILE_SHARE_BACKUP);
  Backup->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()) ||
      FAILED(secureAsDocumented())) // EOAC_NONE: right for local volumes
    return 1;
  return FAILED(openWithoutWriters());
}
