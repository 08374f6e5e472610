// C, through the table of functions.
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
  Hr = Options->lpVtbl->Set(Options, COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE_ANY);
  IGlobalOptions_Release(Options);
  return Hr;
}

int main(void) {
  IVssBackupComponents *Backup = NULL;
  HRESULT Hr;

  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(setUpFaults()))
    return 1;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return 1;
  Backup->lpVtbl->Release(Backup);
  return 0;
}
