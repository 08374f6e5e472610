// checks: comsec-late-initialization
// GetRootAndLogicalPrefixPaths takes a path apart inside the process; nothing is marshaled for it.
#include "support/vss.h"

static HRESULT splitPath(VSS_PWSZ Path) {
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return Hr;
  IVssBackupComponentsEx4 *Split = nullptr;
  Hr = Backup->QueryInterface(__uuidof(IVssBackupComponentsEx4), reinterpret_cast<void **>(&Split));
  VSS_PWSZ Root = nullptr, Logical = nullptr;
  if (SUCCEEDED(Hr))
    Hr = Split->GetRootAndLogicalPrefixPaths(Path, &Root, &Logical, FALSE);
  Backup->Release();
  return Hr;
}

static HRESULT splitFirst(VSS_PWSZ Path) {
  HRESULT Hr = splitPath(Path);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT splitAndBegun(VSS_PWSZ Path) {
  HRESULT Hr = splitPath(Path);
  if (SUCCEEDED(Hr))
    Hr = openBackup();
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "InitializeForBackup"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int wmain(int argc, wchar_t **argv) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  return FAILED(argc == 1 ? splitFirst(argv[0]) : splitAndBegun(argv[0]));
}
