// The program that calls both halves of the start-up code.
#include "../startup.h"

int main() {
  if (FAILED(secureProcess()) || FAILED(letFaultsEndTheProcess()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  Backup->Release();
  return 0;
}
