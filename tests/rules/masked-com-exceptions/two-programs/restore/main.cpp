// The program that forgot one half: what the other program does is no help.
#include "../startup.h"

int main() {
  if (FAILED(secureProcess()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup))) // want: masked-com-exceptions "COMGLB_EXCEPTION"
    return 1;
  Backup->Release();
  return 0;
}
