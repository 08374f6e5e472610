// Nobody sets the process's security, so the registry decides: said once, at the first VSS call.
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static HRESULT letFaultsEndTheProcess() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  Options->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  if (false) {
    // Dead code sets nothing.
    HRESULT Dead = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                        RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
    return FAILED(Dead);
  }
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup); // want: missing-initialization warning "CoInitializeSecurity"
  if (FAILED(Hr))
    return 1;
  Hr = Backup->InitializeForBackup(); // the same program: not said again
  Backup->Release();
  return FAILED(Hr);
}
