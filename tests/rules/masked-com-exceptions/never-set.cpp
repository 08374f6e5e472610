// COM goes on swallowing faults: said once for the program, at its first VSS call.
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static HRESULT secure() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT openBackup() {
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup); // want: masked-com-exceptions warning "COMGLB_EXCEPTION"
  if (FAILED(Hr))
    return Hr;
  Hr = Backup->InitializeForBackup(); // the same program: not said again
  Backup->Release();
  return Hr;
}

static HRESULT openAnother() {
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup); // the same program: not said again
  if (SUCCEEDED(Hr))
    Backup->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secure()))
    return 1;
  return FAILED(openBackup()) || FAILED(openAnother());
}
