// The project brings an SDK header of its own: what it declares is no function of the project that is
// defined nowhere, so the program was seen as a whole.
#include "sdk/vsbackup.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                  RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup); // want: masked-com-exceptions warning "COMGLB_EXCEPTION"
  return FAILED(Hr);
}
