// The document's example for requesters without remote shares, made into a program.
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

static HRESULT disableExceptionHandling() {
  IGlobalOptions *pGlobalOptions = NULL;
  HRESULT hr = CoCreateInstance(CLSID_GlobalOptions, NULL, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&pGlobalOptions));
  if (FAILED(hr))
    return hr;
  hr = pGlobalOptions->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  pGlobalOptions->Release();
  return hr;
}

static HRESULT initializeSecurity() {
  HRESULT hr;
  // Initialize COM security.
  hr = CoInitializeSecurity(NULL,                          //  PSECURITY_DESCRIPTOR         pSecDesc,
                            -1,                            //  LONG                         cAuthSvc,
                            NULL,                          //  SOLE_AUTHENTICATION_SERVICE *asAuthSvc,
                            NULL,                          //  void                        *pReserved1,
                            RPC_C_AUTHN_LEVEL_PKT_PRIVACY, //  DWORD                        dwAuthnLevel,
                            RPC_C_IMP_LEVEL_IDENTIFY,      //  DWORD                        dwImpLevel,
                            NULL,                          //  void                        *pAuthList,
                            EOAC_NONE,                     //  DWORD                        dwCapabilities,
                            NULL                           //  void                        *pReserved3
  );
  return hr;
}

static HRESULT backUp() {
  IVssBackupComponents *pBackup = NULL;
  HRESULT hr = CreateVssBackupComponents(&pBackup);
  if (FAILED(hr))
    return hr;
  VSS_ID snapshotSet = GUID_NULL, snapshot = GUID_NULL;
  hr = pBackup->InitializeForBackup();
  if (SUCCEEDED(hr))
    hr = pBackup->StartSnapshotSet(&snapshotSet);
  wchar_t volume[] = L"C:\\";
  if (SUCCEEDED(hr))
    hr = pBackup->AddToSnapshotSet(volume, GUID_NULL, &snapshot);
  pBackup->Release();
  return hr;
}

int wmain(int argc, wchar_t **argv) {
  HRESULT hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(hr))
    return 1;
  hr = disableExceptionHandling();
  if (FAILED(hr))
    return 1;
  hr = initializeSecurity();
  if (FAILED(hr))
    return 1;
  hr = backUp();
  CoUninitialize();
  return FAILED(hr);
}
