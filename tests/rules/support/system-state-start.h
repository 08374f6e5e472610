// How the requesters of these tests start, so that each shows only how it backs up.
#pragma once

#include "vss.h"

inline HRESULT startBackup(IVssBackupComponents **Backup) {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (SUCCEEDED(Hr))
    Hr = letFaultsEndTheProcess();
  if (SUCCEEDED(Hr))
    Hr = secureAsDocumented();
  if (SUCCEEDED(Hr))
    Hr = CreateVssBackupComponents(Backup);
  if (SUCCEEDED(Hr))
    Hr = (*Backup)->InitializeForBackup();
  return Hr;
}
