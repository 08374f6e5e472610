// checks: comsec-unchecked-result
// The failure of the security's set-up is told of, and everything goes on as if it were in force.
#include <windows.h>
#include <objbase.h>
#include <cstdio>

void noteFailure(HRESULT Hr); // elsewhere: may throw


#define SECURE                                                                                     \
  CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,                        \
                       RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)
#define SHOW_FAILURE(e)                                                                            \
  {                                                                                                \
    HRESULT Hr_;                                                                                   \
    if ((Hr_ = (e)) != S_OK)                                                                       \
      OutputDebugStringA(#e);                                                                      \
  }

static void show(HRESULT Hr) { fprintf(stderr, "failed: %08lx\n", Hr); }

void logged() {
  HRESULT Hr = SECURE; // want: unchecked-result warning "CoInitializeSecurity"
  if (FAILED(Hr))
    printf("no security: %08lx\n", Hr);
}

IUnknown *loggedAndUsed(REFCLSID Class) {
  IUnknown *Server = nullptr;
  HRESULT Hr = SECURE; // want: unchecked-result warning "CoInitializeSecurity"
  if (FAILED(Hr)) {
    OutputDebugStringW(L"no security");
    show(Hr);
  }
  CoCreateInstance(Class, nullptr, CLSCTX_LOCAL_SERVER, IID_IUnknown,
                   reinterpret_cast<void **>(&Server));
  return Server;
}

void byMacro() {
  SHOW_FAILURE(SECURE); // want: unchecked-result warning "CoInitializeSecurity"
}

HRESULT blanket(IUnknown *Proxy) {
  HRESULT Hr = CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL, // want: unchecked-result warning "CoSetProxyBlanket"
                                 RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                 EOAC_NONE);
  if (SUCCEEDED(Hr))
    puts("fine");
  else
    puts("failed");
  return S_OK;
}

// Ended, thrown, remembered, answered.
HRESULT answered() {
  HRESULT Hr = SECURE;
  if (FAILED(Hr))
    show(Hr);
  return Hr;
}

void ended() {
  HRESULT Hr = SECURE;
  if (FAILED(Hr)) {
    show(Hr);
    return;
  }
  puts("fine");
}

void thrown() {
  HRESULT Hr = SECURE;
  if (FAILED(Hr))
    throw Hr;
}

bool remembered() {
  bool Secured = true;
  HRESULT Hr = SECURE;
  if (FAILED(Hr)) {
    show(Hr);
    Secured = false;
  }
  return Secured;
}

void endsTheProcess() {
  HRESULT Hr = SECURE;
  if (FAILED(Hr)) {
    show(Hr);
    ExitProcess(1);
  }
}

void handedOver() {
  HRESULT Hr = SECURE;
  if (FAILED(Hr))
    noteFailure(Hr);
}

void workOnlyOnSuccess(void (*Work)()) {
  HRESULT Hr = SECURE;
  if (SUCCEEDED(Hr))
    Work();
  else
    show(Hr);
}

// Somebody else has set the security already: it is known, and tolerated.
void tolerated() {
  HRESULT Hr = SECURE;
  if (FAILED(Hr) && Hr != RPC_E_TOO_LATE)
    show(Hr);
}

void toleratedApart() {
  HRESULT Hr = SECURE;
  if (Hr == RPC_E_TOO_LATE)
    puts("the host has set it");
  else if (FAILED(Hr))
    show(Hr);
}

HRESULT localObject(IUnknown *Proxy) {
  HRESULT Hr = CoSetProxyBlanket(Proxy, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                                 RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL,
                                 EOAC_NONE);
  if (FAILED(Hr) && Hr != E_NOINTERFACE)
    show(Hr);
  return S_OK;
}
