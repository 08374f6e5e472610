// The other one too late, and what the first does is no help.
#include "../common/faults.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureProcess()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  Backup->Release();
  return FAILED(letFaultsEnd());
}
