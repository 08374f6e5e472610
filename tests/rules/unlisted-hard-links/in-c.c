/* The same in C. */
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static HRESULT letFaultsEndTheProcess(void) {
  IGlobalOptions *Options = NULL;
  HRESULT Hr = CoCreateInstance(&CLSID_GlobalOptions, NULL, CLSCTX_INPROC_SERVER,
                                &IID_IGlobalOptions, (void **)&Options);
  if (FAILED(Hr))
    return Hr;
  Hr = IGlobalOptions_Set(Options, COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  IGlobalOptions_Release(Options);
  return Hr;
}

static int copyStore(void) {
  WIN32_FIND_DATAW Found;
  HANDLE Search = FindFirstFileW(L"C:\\Windows\\WinSxS\\*", &Found);
  if (Search == INVALID_HANDLE_VALUE)
    return 0;
  do
    CopyFileExW(Found.cFileName, L"E:\\backup", NULL, NULL, NULL, 0);
  while (FindNextFileW(Search, &Found));
  FindClose(Search);
  return 1;
}

int main(void) {
  IVssBackupComponents *Backup = NULL;
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr) || FAILED(letFaultsEndTheProcess()))
    return 1;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return 1;
  Hr = IVssBackupComponents_InitializeForBackup(Backup, NULL);
  if (SUCCEEDED(Hr))
    Hr = IVssBackupComponents_SetBackupState(Backup, 1, 1, VSS_BT_FULL, 0); // want: unlisted-hard-links note "FindFirstFileNameW"
  if (SUCCEEDED(Hr) && !copyStore())
    Hr = E_FAIL;
  IVssBackupComponents_Release(Backup);
  return FAILED(Hr);
}
