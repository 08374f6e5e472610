// The option is set in another file of the same program.
#include "startup.h"

#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

int main() {
  if (FAILED(startUp()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  Backup->Release();
  return 0;
}
