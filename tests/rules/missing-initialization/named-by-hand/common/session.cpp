#include "session.h"

HRESULT runSession() {
  HRESULT Hr = prepareProcess();
  if (FAILED(Hr))
    return Hr;
  IVssBackupComponents *Backup = nullptr;
  Hr = CreateVssBackupComponents(&Backup); // want: missing-initialization "never called"
  if (SUCCEEDED(Hr))
    Backup->Release();
  return Hr;
}
