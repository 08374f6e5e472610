// Code without an entry point: setting the option is the program's business.
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

HRESULT openBackup(IVssBackupComponents **Backup) { return CreateVssBackupComponents(Backup); }
