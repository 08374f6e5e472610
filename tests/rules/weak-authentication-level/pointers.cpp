// CoInitializeSecurity through a pointer is called all the same.
#include <windows.h>
#include <objbase.h>

typedef HRESULT(WINAPI *InitializeSecurity)(PSECURITY_DESCRIPTOR, LONG,
                                            SOLE_AUTHENTICATION_SERVICE *, void *, DWORD, DWORD,
                                            void *, DWORD, void *);

HRESULT byName(HMODULE Ole) {
  InitializeSecurity Initialize =
      reinterpret_cast<InitializeSecurity>(GetProcAddress(Ole, "CoInitializeSecurity"));
  if (!Initialize)
    return E_FAIL;
  return Initialize(NULL, -1, NULL, NULL,
                    RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "CoInitializeSecurity is given RPC_C_AUTHN_LEVEL_NONE"
                    2, NULL, EOAC_NONE, NULL);
}

HRESULT atOnce(HMODULE Ole) {
  return ((InitializeSecurity)GetProcAddress(Ole, "CoInitializeSecurity"))(
      NULL, -1, NULL, NULL,
      RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
      2, NULL, EOAC_NONE, NULL);
}

HRESULT otherFunction(HMODULE Library) {
  // A function of somebody else's, of the same type.
  auto Initialize = (InitializeSecurity)GetProcAddress(Library, "VendorInitializeSecurity");
  return Initialize(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE, NULL);
}

HRESULT byType(HMODULE Ole) {
  static decltype(&CoInitializeSecurity) Initialize;
  if (!Initialize)
    Initialize = decltype(Initialize)(GetProcAddress(Ole, "CoInitializeSecurity"));
  return Initialize(NULL, -1, NULL, NULL,
                    RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                    2, NULL, EOAC_NONE, NULL);
}

struct OleTable {
  InitializeSecurity Initialize;
  InitializeSecurity Other;
};
void load(OleTable &Table, HMODULE Ole) {
  FARPROC Found = GetProcAddress(Ole, "CoInitializeSecurity");
  Table.Initialize = (InitializeSecurity)Found;
  Table.Other = (InitializeSecurity)GetProcAddress(Ole, "DllGetClassObject");
}
HRESULT byTable(const OleTable &Table) {
  return Table.Initialize(NULL, -1, NULL, NULL,
                          RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                          2, NULL, EOAC_NONE, NULL);
}
HRESULT byTheOther(const OleTable &Table) {
  return Table.Other(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE, NULL);
}

static InitializeSecurity Hooked = CoInitializeSecurity;
HRESULT byAddress() {
  return (*Hooked)(NULL, -1, NULL, NULL,
                   RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                   2, NULL, EOAC_NONE, NULL);
}

HRESULT eitherOne(HMODULE Ole, bool Real) {
  // Which function it is, only the run knows.
  InitializeSecurity Initialize = (InitializeSecurity)GetProcAddress(Ole, "CoInitializeSecurity");
  if (!Real)
    Initialize = (InitializeSecurity)GetProcAddress(Ole, "CoInitializeEx");
  return Initialize(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_NONE, 2, NULL, EOAC_NONE, NULL);
}

struct Lazy {
  HRESULT(WINAPI *const Initialize)
  (PSECURITY_DESCRIPTOR, LONG, SOLE_AUTHENTICATION_SERVICE *, void *, DWORD, DWORD, void *, DWORD,
   void *) = reinterpret_cast<InitializeSecurity>(
      GetProcAddress(GetModuleHandleW(L"ole32"), "CoInitializeSecurity"));
};
HRESULT byInitialisedMember(const Lazy &L) {
  return L.Initialize(NULL, -1, NULL, NULL,
                      RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                      2, NULL, EOAC_NONE, NULL);
}

// A library loaded late, behind a function of the project's own.
static HRESULT initializeSecurityLater(DWORD Level) {
  static InitializeSecurity Later;
  if (!Later)
    Later = (InitializeSecurity)GetProcAddress(LoadLibraryW(L"ole32"), "CoInitializeSecurity");
  return Later ? Later(NULL, -1, NULL, NULL,
                       Level, // want: weak-authentication-level error "NONE (via Level, pointers.cpp"
                       2, NULL, EOAC_NONE, NULL)
               : E_NOTIMPL;
}
HRESULT byWrapper() { return initializeSecurityLater(RPC_C_AUTHN_LEVEL_NONE); }
