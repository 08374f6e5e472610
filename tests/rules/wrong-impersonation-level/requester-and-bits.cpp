// A requester that also transfers files with BITS, which impersonates its caller.
#include "support/vss.h"
#include <bits.h>

static HRESULT otherService() {
  IBackgroundCopyManager *Manager = NULL;
  HRESULT Hr = CoCreateInstance(__uuidof(BackgroundCopyManager), NULL, CLSCTX_LOCAL_SERVER,
                                __uuidof(IBackgroundCopyManager), (void **)&Manager);
  if (FAILED(Hr))
    return Hr;
  GUID Id;
  IBackgroundCopyJob *Job = NULL;
  Hr = Manager->CreateJob(L"nightly", BG_JOB_TYPE_UPLOAD, &Id, &Job);
  if (SUCCEEDED(Hr))
    Job->Release();
  Manager->Release();
  return Hr;
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  // More than VSS needs, but not more than this program needs.
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr) || FAILED(otherService()))
    return 1;
  return FAILED(openBackup());
}
