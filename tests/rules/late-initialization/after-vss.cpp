// checks: comsec-late-initialization
// The backup has begun, and the writers call back under the registry's rules.
#include "support/vss.h"

static HRESULT begunFirst() {
  HRESULT Hr = openBackup();
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "InitializeForBackup"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT restoredFirst(IVssBackupComponents *Backup, BSTR Document) {
  HRESULT Hr = Backup->InitializeForRestore(Document);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization "InitializeForRestore"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// The documents' order.
static HRESULT securedFirst() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return openBackup();
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  switch (argc) {
  case 1:
    return FAILED(begunFirst());
  case 2:
    if (FAILED(CreateVssBackupComponents(&Backup)))
      return 1;
    return FAILED(restoredFirst(Backup, NULL));
  default:
    return FAILED(securedFirst());
  }
}
