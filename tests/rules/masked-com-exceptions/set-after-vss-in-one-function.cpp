// All in main: the backup has begun before the option is set.
#include "support/vss.h"

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(secureAsDocumented()))
    return 1;
  IVssBackupComponents *Backup = nullptr;
  HRESULT Hr = CreateVssBackupComponents(&Backup);
  if (FAILED(Hr))
    return 1;
  Hr = Backup->InitializeForBackup();
  if (FAILED(Hr))
    return 1;
  IGlobalOptions *Options = nullptr;
  Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER, IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return 1;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE_ANY); // want: masked-com-exceptions note "after"
  Options->Release();
  Backup->Release();
  return FAILED(Hr);
}
