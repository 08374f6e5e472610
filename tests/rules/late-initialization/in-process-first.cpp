// checks: comsec-late-initialization
// What stays inside the apartment marshals nothing, so nothing is fixed by it.
#include <windows.h>
#include <objbase.h>
#include <shobjidl.h>
#include <wbemidl.h>

// The options have to be set before everything else.
static HRESULT globalOptions() {
  IGlobalOptions *Options = nullptr;
  HRESULT Hr = CoCreateInstance(CLSID_GlobalOptions, nullptr, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(&Options));
  if (FAILED(Hr))
    return Hr;
  Hr = Options->Set(COMGLB_EXCEPTION_HANDLING, COMGLB_EXCEPTION_DONOT_HANDLE);
  Options->Release();
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// The locator is an object of this process; only its ConnectServer leaves it.
static HRESULT locator(IWbemLocator **Locator) {
  HRESULT Hr = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                reinterpret_cast<void **>(Locator));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// A dialog of the shell.
static HRESULT dialog(IFileOpenDialog **Dialog) {
  HRESULT Hr = CoCreateInstance(CLSID_FileOpenDialog, NULL, CLSCTX_INPROC_SERVER,
                                IID_PPV_ARGS(Dialog));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

// A factory of this process, and an object of it.
static HRESULT factory(IClassFactory **Factory) {
  HRESULT Hr = CoGetClassObject(CLSID_WbemLocator, CLSCTX_INPROC_SERVER, NULL, IID_IClassFactory,
                                reinterpret_cast<void **>(Factory));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_APARTMENTTHREADED)))
    return 1;
  IWbemLocator *Locator = nullptr;
  IFileOpenDialog *Dialog = nullptr;
  IClassFactory *Factory = nullptr;
  switch (argc) {
  case 1:
    return FAILED(globalOptions());
  case 2:
    return FAILED(locator(&Locator));
  case 3:
    return FAILED(dialog(&Dialog));
  default:
    return FAILED(factory(&Factory));
  }
}
