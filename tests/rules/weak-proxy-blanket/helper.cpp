// A helper sets the blanket of every proxy that it is given: what each one needs, its callers tell.
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

static HRESULT connect(IWbemLocator *Locator, const wchar_t *Path, IWbemServices **Services) {
  return Locator->ConnectServer(const_cast<wchar_t *>(Path), NULL, NULL, NULL, 0, NULL, NULL,
                                Services);
}

// Of the connections, one is to another machine.
static HRESULT secure(IUnknown *Proxy) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT secureHere(IUnknown *Proxy) {
  // Gets connections to this machine only.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT secureWith(IUnknown *Proxy, DWORD Level) {
  // CALL is only ever given for this machine, and PKT_PRIVACY for the other one.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, Level,
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT secureTwice(IUnknown *Proxy, IUnknown *Other) {
  // What it sets is not what it was given first.
  Proxy = Other;
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT secureEnumerator(IEnumWbemClassObject *Rows) {
  // The enumerator of a connection is where the connection is, and so is what is passed on.
  return CoSetProxyBlanket(Rows, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CONNECT, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT query(IWbemServices *From, BSTR Language, BSTR Query) {
  IEnumWbemClassObject *Rows = NULL;
  HRESULT Hr = From->ExecQuery(Language, Query, WBEM_FLAG_FORWARD_ONLY, NULL, &Rows);
  return FAILED(Hr) ? Hr : secureEnumerator(Rows);
}

HRESULT onAnotherMachine(IWbemLocator *Locator, BSTR Language, BSTR Query) {
  IWbemServices *Remote = NULL;
  HRESULT Hr = connect(Locator, L"\\\\store7\\root\\cimv2", &Remote);
  if (SUCCEEDED(Hr))
    Hr = secure(Remote);
  if (SUCCEEDED(Hr))
    Hr = secureWith(Remote, RPC_C_AUTHN_LEVEL_PKT_PRIVACY);
  if (SUCCEEDED(Hr))
    Hr = secureTwice(Remote, Locator);
  return FAILED(Hr) ? Hr : query(Remote, Language, Query);
}

HRESULT onThisMachine(IWbemLocator *Locator) {
  IWbemServices *Local = NULL;
  HRESULT Hr = connect(Locator, L"root\\cimv2", &Local);
  if (SUCCEEDED(Hr))
    Hr = secure(Local);
  if (SUCCEEDED(Hr))
    Hr = secureHere(Local);
  return FAILED(Hr) ? Hr : secureWith(Local, RPC_C_AUTHN_LEVEL_CALL);
}

// An address that is taken: who else calls it nobody sees, but this call is one of them.
typedef HRESULT (*Securer)(IUnknown *, DWORD);
static HRESULT secureByPointer(IUnknown *Proxy, DWORD Level) {
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           Level, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

HRESULT byPointer(IWbemLocator *Locator, Securer *Out) {
  *Out = secureByPointer;
  IWbemServices *Services = NULL;
  HRESULT Hr = connect(Locator, L"\\\\store8\\root\\cimv2", &Services);
  return FAILED(Hr) ? Hr : secureByPointer(Services, RPC_C_AUTHN_LEVEL_CONNECT);
}
