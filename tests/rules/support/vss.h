// What the programs of these tests do right, so that each shows only the defect it is about.
#pragma once

#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

// Faults end the process instead of being swallowed by COM.
inline HRESULT letFaultsEndTheProcess() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_IGlobalOptions, reinterpret_cast<void **>(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  Options->Release();
  return Hr;
}

// The documents' values for a requester without remote shares.
inline HRESULT secureAsDocumented() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Makes the process a requester.
inline HRESULT openBackup() {
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return Hr;
  Hr = Backup->InitializeForBackup();
  Backup->Release();
  return Hr;
}
