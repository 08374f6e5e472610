// In-process COM without a role: nothing crosses the process's border, no call is asked for.
#include <windows.h>
#include <objbase.h>
#include <shobjidl.h>

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_APARTMENTTHREADED)))
    return 1;
  IFileOpenDialog *Dialog = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_FileOpenDialog, NULL, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Dialog));
  if (FAILED(Hr))
    return 1;
  Dialog->Release();
  return 0;
}
