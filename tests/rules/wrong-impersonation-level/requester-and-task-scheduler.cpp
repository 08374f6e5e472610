// A requester that also registers tasks: the Task Scheduler acts as its caller.
#include "support/vss.h"
#include <taskschd.h>

static HRESULT otherService() {
  ITaskService *Service = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_TaskScheduler, NULL, CLSCTX_INPROC_SERVER, IID_ITaskService,
                                (void **)&Service);
  if (FAILED(Hr))
    return Hr;
  Hr = Service->Connect(VARIANT(), VARIANT(), VARIANT(), VARIANT());
  Service->Release();
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
