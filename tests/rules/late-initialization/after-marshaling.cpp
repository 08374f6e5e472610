// checks: comsec-late-initialization
// The first interface that is marshaled or unmarshaled fixes the process's security.
#include <windows.h>
#include <objbase.h>

static HRESULT marshaled(IStream *Stream, IUnknown *Object) {
  HRESULT Hr = CoMarshalInterface(Stream, IID_IUnknown, Object, MSHCTX_LOCAL, NULL,
                                  MSHLFLAGS_NORMAL);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoMarshalInterface"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT unmarshaled(IStream *Stream, IUnknown **Object) {
  HRESULT Hr = CoUnmarshalInterface(Stream, IID_IUnknown, reinterpret_cast<void **>(Object));
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoUnmarshalInterface"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// Between two threads of the process it is marshaling all the same.
static HRESULT forAnotherThread(IUnknown *Object, IStream **Stream) {
  HRESULT Hr = CoMarshalInterThreadInterfaceInStream(IID_IUnknown, Object, Stream);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "CoMarshalInterThreadInterfaceInStream"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT inGlobalTable(IGlobalInterfaceTable *Table, IUnknown *Object, DWORD *Cookie) {
  HRESULT Hr = Table->RegisterInterfaceInGlobal(Object, IID_IUnknown, Cookie);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "RegisterInterfaceInGlobal"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

static HRESULT inRunningTable(IRunningObjectTable *Table, IUnknown *Object, IMoniker *Name,
                              DWORD *Cookie) {
  HRESULT Hr = Table->Register(ROTFLAGS_REGISTRATIONKEEPSALIVE, Object, Name, Cookie);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: late-initialization warning "Register"
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

// A stream by itself is no marshaling.
static HRESULT streamOnly(IStream **Stream) {
  HRESULT Hr = CreateStreamOnHGlobal(NULL, TRUE, Stream);
  if (FAILED(Hr))
    return Hr;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
}

int main(int argc, char **) {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  IStream *Stream = nullptr;
  IUnknown *Object = nullptr;
  IGlobalInterfaceTable *Table = nullptr;
  IRunningObjectTable *Running = nullptr;
  IMoniker *Name = nullptr;
  DWORD Cookie = 0;
  if (FAILED(CreateStreamOnHGlobal(NULL, TRUE, &Stream)) ||
      FAILED(CreateItemMoniker(L"!", L"house", &Name)) || FAILED(GetRunningObjectTable(0, &Running)))
    return 1;
  Object = Stream;
  switch (argc) {
  case 1:
    return FAILED(marshaled(Stream, Object));
  case 2:
    return FAILED(unmarshaled(Stream, &Object));
  case 3:
    return FAILED(forAnotherThread(Object, &Stream));
  case 4:
    if (FAILED(CoCreateInstance(CLSID_StdGlobalInterfaceTable, NULL, CLSCTX_INPROC_SERVER,
                                IID_IGlobalInterfaceTable, reinterpret_cast<void **>(&Table))))
      return 1;
    return FAILED(inGlobalTable(Table, Object, &Cookie));
  case 5:
    return FAILED(inRunningTable(Running, Object, Name, &Cookie));
  default:
    return FAILED(streamOnly(&Stream));
  }
}
