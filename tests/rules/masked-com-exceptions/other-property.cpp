// Setting another option does not stop COM from swallowing faults.
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static HRESULT setUpThreads() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_RPC_THREADPOOL_SETTING, COMGLB_RPC_THREADPOOL_SETTING_PRIVATE_POOL);
  Options->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(setUpThreads()))
    return 1;
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
