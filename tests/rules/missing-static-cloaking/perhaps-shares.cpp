// checks: comsec-missing-static-cloaking
// GetRootAndLogicalPrefixPaths hints at shares and also takes local paths: a note, no more.
#include "support/vss.h"

static HRESULT splitPath(IVssBackupComponentsEx4 *Backup, wchar_t *Path) {
  wchar_t *Root = nullptr, *Prefix = nullptr;
  return Backup->GetRootAndLogicalPrefixPaths(Path, &Root, &Prefix, FALSE);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                    EOAC_NONE, // want: missing-static-cloaking note "EOAC_NONE"
                                    NULL);
  if (FAILED(Hr))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  if (FAILED(CreateVssBackupComponents(&Backup)))
    return 1;
  IVssBackupComponentsEx4 *Newest = nullptr;
  Hr = Backup->QueryInterface(IID_IVssBackupComponentsEx4, reinterpret_cast<void **>(&Newest));
  if (SUCCEEDED(Hr)) {
    wchar_t Path[] = L"C:\\Data";
    Hr = splitPath(Newest, Path);
    Newest->Release();
  }
  Backup->Release();
  return FAILED(Hr);
}
