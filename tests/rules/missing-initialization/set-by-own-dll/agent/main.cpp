#include "../engine/engine.h"
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

int main() {
  if (FAILED(startEngine()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup);
  if (SUCCEEDED(Hr))
    Backup->Release();
  return FAILED(Hr);
}
