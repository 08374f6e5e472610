// checks: comsec-late-initialization
// An object in another process: its proxy has brought the implicit initialisation along.
#include <windows.h>
#include <objbase.h>

static const CLSID CLSID_House = {
    0x6f2c3a3e, 0x0c55, 0x4b0b, {0x9a, 0x6b, 0x6c, 0x0b, 0x5c, 0x5f, 0x6b, 0x01}};

static HRESULT localServer(IUnknown **House) {
  HRESULT Hr = CoCreateInstance(CLSID_House, NULL, CLSCTX_LOCAL_SERVER, IID_IUnknown,
                                reinterpret_cast<void **>(House));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoCreateInstance"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT remoteServer(COSERVERINFO *Where, MULTI_QI *Wanted) {
  HRESULT Hr = CoCreateInstanceEx(CLSID_House, NULL, CLSCTX_REMOTE_SERVER, Where, 1, Wanted);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoCreateInstanceEx"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Either of the two, but never in this process.
static HRESULT localOrRemote(IUnknown **House) {
  HRESULT Hr = CoCreateInstance(CLSID_House, NULL, CLSCTX_LOCAL_SERVER | CLSCTX_REMOTE_SERVER,
                                IID_IUnknown, reinterpret_cast<void **>(House));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization "CoCreateInstance"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT factoryOfLocalServer(IClassFactory **Factory) {
  HRESULT Hr = CoGetClassObject(CLSID_House, CLSCTX_LOCAL_SERVER, NULL, IID_IClassFactory,
                                reinterpret_cast<void **>(Factory));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoGetClassObject"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT runningObject(IUnknown **House) {
  HRESULT Hr = GetActiveObject(CLSID_House, NULL, House);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "GetActiveObject"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// First the security, then the object.
static HRESULT inTime(IUnknown **House) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (FAILED(Hr))
    return Hr;
  return CoCreateInstance(CLSID_House, NULL, CLSCTX_LOCAL_SERVER, IID_IUnknown,
                          reinterpret_cast<void **>(House));
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IUnknown *House = nullptr;
  IClassFactory *Factory = nullptr;
  wchar_t Name[] = L"store7";
  COSERVERINFO Where = {0, Name, NULL, 0};
  MULTI_QI Wanted = {&IID_IUnknown, NULL, S_OK};
  switch (argc) {
  case 1:
    return FAILED(localServer(&House));
  case 2:
    return FAILED(remoteServer(&Where, &Wanted));
  case 3:
    return FAILED(localOrRemote(&House));
  case 4:
    return FAILED(factoryOfLocalServer(&Factory));
  case 5:
    return FAILED(runningObject(&House));
  default:
    return FAILED(inTime(&House));
  }
}
