// The right call in a file of its own, made when the backup is open.
#include "startup.h"

#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

int main() {
  if (FAILED(secureProcess()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  HRESULT Hr = letFaultsEnd();
  Backup->Release();
  return FAILED(Hr);
}
