// Two programs share the helper: one calls it in time.
#include "../common/faults.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEnd()) ||
      FAILED(secureProcess()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  Backup->Release();
  return 0;
}
