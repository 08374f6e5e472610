// C, with the option after the VSS call.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static HRESULT setUpFaults(void) {
  IGlobalOptions *Options = NULL;
  HRESULT Hr = CoCreateInstance(&CLSID_GlobalOptions, NULL, CLSCTX_INPROC_SERVER,
                                &IID_IGlobalOptions, (void **)&Options);
  if (FAILED(Hr))
    return Hr;
  Hr = IGlobalOptions_Set(Options, COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE); // want: masked-com-exceptions note "after"
  IGlobalOptions_Release(Options);
  return Hr;
}

int main(void) {
  IVssBackupComponents *Backup = NULL;
  HRESULT Hr;

  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return 1;
  Hr = setUpFaults();
  Backup->lpVtbl->Release(Backup);
  return FAILED(Hr);
}
