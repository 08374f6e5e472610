// A DLL lives in somebody else's process and must not set that process's security.
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

extern "C" __declspec(dllexport) HRESULT startBackup(IVssBackupComponents **Backup) {
  return CreateVssBackupComponents(Backup);
}

STDAPI DllGetClassObject(REFCLSID, REFIID, void **Object) {
  *Object = nullptr;
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = startBackup(&Backup);
  if (SUCCEEDED(Hr))
    Backup->Release();
  return CLASS_E_CLASSNOTAVAILABLE;
}

BOOL WINAPI DllMain(HINSTANCE, DWORD, void *) { return TRUE; }
