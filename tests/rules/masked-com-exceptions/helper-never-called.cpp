// The presence of the right text is not enough: the program must come past it.
#include "helper-never-called.h"
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (false) {
    if (FAILED(letFaultsEndTheProcess())) // dead code does not count either
      return 1;
  }
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  Hr = CreateVssBackupComponents(&Backup); // want: masked-com-exceptions "COMGLB_EXCEPTION"
  if (FAILED(Hr))
    return 1;
  Backup->Release();
  return 0;
}
