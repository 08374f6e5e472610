// Where a connection leaves the machine, WMI asks for PKT at least. How that is seen, and how not.
#include <windows.h>
#include <objbase.h>
#include <comdef.h>
#include <wbemidl.h>

template <typename T> struct Holder {
  ~Holder() {
    if (Pointer)
      Pointer->Release();
  }
  T **operator&() { return &Pointer; }
  T *operator->() const { return Pointer; }
  operator T *() const { return Pointer; }
  T *Pointer = nullptr;
};

static HRESULT secure(IUnknown *Proxy) {
  // Which connection this is cannot be seen here.
  return CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT byPath(IWbemLocator *Locator) {
  IWbemServices *Services = nullptr;
  HRESULT Hr = Locator->ConnectServer(const_cast<wchar_t *>(L"\\\\store7\\root\\cimv2"), NULL, NULL,
                                      NULL, 0, NULL, NULL, &Services);
  if (FAILED(Hr))
    return Hr;
  Hr = CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                         RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket warning "a WMI connection to another machine needs at least RPC_C_AUTHN_LEVEL_PKT" fix "RPC_C_AUTHN_LEVEL_PKT_PRIVACY"
                         RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
  Services->Release();
  return Hr;
}

static HRESULT byAccount(IWbemLocator *Locator, const wchar_t *Path) {
  // An account is taken for other machines only, whatever the path is.
  Holder<IWbemServices> Services;
  BSTR User = SysAllocString(L"STORE7\\reader");
  HRESULT Hr = Locator->ConnectServer(const_cast<wchar_t *>(Path), User, NULL, NULL, 0, NULL, NULL,
                                      &Services);
  SysFreeString(User);
  if (FAILED(Hr))
    return Hr;
  return CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CONNECT, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT byStringObject(IWbemLocator *Locator) {
  IWbemServices *Services = nullptr;
  HRESULT Hr = Locator->ConnectServer(_bstr_t(L"\\\\store7\\root\\cimv2"), NULL, NULL, 0, 0, 0, 0,
                                      &Services);
  if (FAILED(Hr))
    return Hr;
  return CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT ofItsEnumerator(IWbemLocator *Locator, BSTR Language, BSTR Query) {
  Holder<IWbemServices> Services;
  HRESULT Hr = Locator->ConnectServer(const_cast<wchar_t *>(L"//store7/root/cimv2"), NULL, NULL,
                                      NULL, 0, NULL, NULL, &Services);
  if (FAILED(Hr))
    return Hr;
  Holder<IEnumWbemClassObject> Rows;
  Hr = Services->ExecQuery(Language, Query, WBEM_FLAG_FORWARD_ONLY, NULL, &Rows);
  if (FAILED(Hr))
    return Hr;
  return CoSetProxyBlanket(Rows, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, // want: weak-proxy-blanket warning "another machine"
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
}

static HRESULT asDocumented(IWbemLocator *Locator) {
  // PKT is what the documents ask for.
  IWbemServices *Services = nullptr;
  HRESULT Hr = Locator->ConnectServer(const_cast<wchar_t *>(L"\\\\store7\\root\\cimv2"), NULL, NULL,
                                      NULL, 0, NULL, NULL, &Services);
  if (FAILED(Hr))
    return Hr;
  Hr = CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, RPC_C_AUTHN_LEVEL_PKT,
                         RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
  Services->Release();
  return Hr;
}

static HRESULT onThisMachine(IWbemLocator *Locator, const wchar_t *Path) {
  // A dot, and the name for oneself, stand for this machine; what is in Path nobody knows.
  static const wchar_t *const Paths[] = {L"\\\\.\\root\\cimv2", L"\\\\localhost\\root\\cimv2"};
  for (const wchar_t *Each : Paths) {
    IWbemServices *Services = nullptr;
    HRESULT Hr = Locator->ConnectServer(const_cast<wchar_t *>(Each), NULL, NULL, NULL, 0, NULL,
                                        NULL, &Services);
    if (SUCCEEDED(Hr))
      Hr = CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                             RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
    if (FAILED(Hr))
      return Hr;
    Services->Release();
  }
  IWbemServices *Dot = nullptr;
  HRESULT Hr = Locator->ConnectServer(const_cast<wchar_t *>(L"\\\\.\\root\\cimv2"), NULL, NULL, NULL,
                                      0, NULL, NULL, &Dot);
  if (SUCCEEDED(Hr))
    Hr = CoSetProxyBlanket(Dot, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, RPC_C_AUTHN_LEVEL_CALL,
                           RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
  IWbemServices *Unknown = nullptr;
  if (SUCCEEDED(Hr))
    Hr = Locator->ConnectServer(const_cast<wchar_t *>(Path), NULL, NULL, NULL, 0, NULL, NULL,
                                &Unknown);
  if (SUCCEEDED(Hr))
    Hr = CoSetProxyBlanket(Unknown, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
  return Hr;
}

static HRESULT eitherMachine(IWbemLocator *Locator, bool Remote) {
  // One variable for both: which one the blanket is for, this rule does not follow.
  IWbemServices *Services = nullptr;
  HRESULT Hr = Remote ? Locator->ConnectServer(const_cast<wchar_t *>(L"\\\\store7\\root\\cimv2"),
                                               NULL, NULL, NULL, 0, NULL, NULL, &Services)
                      : Locator->ConnectServer(const_cast<wchar_t *>(L"root\\cimv2"), NULL, NULL,
                                               NULL, 0, NULL, NULL, &Services);
  if (FAILED(Hr))
    return Hr;
  Hr = CoSetProxyBlanket(Services, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                         RPC_C_AUTHN_LEVEL_CALL, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE);
  Services->Release();
  return Hr;
}

HRESULT all(IWbemLocator *Locator, const wchar_t *Path, BSTR Language, BSTR Query) {
  HRESULT Results[] = {byPath(Locator), byStringObject(Locator), byAccount(Locator, Path),
                       ofItsEnumerator(Locator, Language, Query), asDocumented(Locator),
                       onThisMachine(Locator, Path), eitherMachine(Locator, true), secure(Locator)};
  for (HRESULT Hr : Results)
    if (FAILED(Hr))
      return Hr;
  return S_OK;
}
