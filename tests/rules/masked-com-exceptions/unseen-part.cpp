// A part of this program was not seen: nobody can say that the option is never set.
#include "unseen-part.h"
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(startUp()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return 1;
  Backup->Release();
  return 0;
}
