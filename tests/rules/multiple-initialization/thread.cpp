// Security belongs to the process, not to the thread: a new thread does not begin anew.
#include <windows.h>
#include <objbase.h>

static DWORD WINAPI worker(void *) {
  HRESULT Hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(Hr))
    return 1;
  Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: multiple-initialization "CoInitializeSecurity"
                            RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  CoUninitialize();
  return FAILED(Hr);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return 1;
  HANDLE Thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  if (!Thread)
    return 1;
  WaitForSingleObject(Thread, INFINITE);
  return 0;
}
