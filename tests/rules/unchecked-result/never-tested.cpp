// Stored, and then nobody looks: no better than thrown away.
#include <windows.h>
#include <objbase.h>

static HRESULT connect(IUnknown **Proxy);
static void work();

static HRESULT overwritten(IUnknown **Proxy) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: unchecked-result warning "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  Hr = connect(Proxy);
  return Hr;
}

static void outOfScope() {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: unchecked-result warning "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  work();
}

static void outOfItsBlock(bool Early) {
  if (Early) {
    HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
    CoRevertToSelf();
  }
  work();
}

static HRESULT oneAfterTheOther(IUnknown *First, IUnknown *Second) {
  HRESULT Hr = CoSetProxyBlanket(First, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, COLE_DEFAULT_AUTHINFO, EOAC_DEFAULT); // want: unchecked-result warning "CoSetProxyBlanket"
  Hr = CoSetProxyBlanket(Second, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, COLE_DEFAULT_AUTHINFO, EOAC_DEFAULT);
  return Hr; // the second one's
}

static HRESULT byInterfaces(IUnknown *Proxy, IClientSecurity *Client, IServerSecurity *Server) {
  HRESULT Hr = Client->SetBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_DEFAULT); // want: unchecked-result warning "SetBlanket"
  Hr = Server->ImpersonateClient(); // want: unchecked-result warning "ImpersonateClient"
  Hr = S_OK;
  work();
  return Hr;
}

static void otherTypes(HANDLE Token) {
  BOOL Ok = ImpersonateLoggedOnUser(Token); // want: unchecked-result warning "ImpersonateLoggedOnUser"
  RPC_STATUS Status = RpcImpersonateClient(NULL); // want: unchecked-result warning "RpcImpersonateClient"
  work();
  RpcRevertToSelf();
  RevertToSelf();
}

// Stored first, named later.
static void declaredBefore() {
  HRESULT Hr;
  Hr = CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  work();
}

// Tested, and stored again without a test.
static HRESULT secondTime() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  Hr = CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  work();
  return S_OK;
}

// Only the last round's result comes out of the loop.
static HRESULT lastRoundOnly(IUnknown **Proxies, int Count) {
  HRESULT Hr = S_OK;
  for (int I = 0; I < Count; ++I)
    Hr = CoSetProxyBlanket(Proxies[I], RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, COLE_DEFAULT_PRINCIPAL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, COLE_DEFAULT_AUTHINFO, EOAC_DEFAULT); // want: unchecked-result "CoSetProxyBlanket"
  return Hr;
}

// One way to the test leads over another assignment.
static HRESULT lostOnOneWay(bool Local, IUnknown **Proxy) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: unchecked-result "CoInitializeSecurity"
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  if (Local)
    Hr = connect(Proxy);
  return Hr;
}

// Handed to itself and copied, but not looked at.
static void copied() {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  HRESULT Copy = Hr;
  work();
}

static void inLambda() {
  auto Impersonate = [] {
    HRESULT Hr = CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
    work();
  };
  Impersonate();
}

template <typename T> static void inTemplate(T *Server) {
  HRESULT Hr = Server->ImpersonateClient(); // want: unchecked-result "ImpersonateClient"
  work();
}

static void instantiates(IServerSecurity *Server) { inTemplate(Server); }

// Somebody thought about it, if not much.
static void discardedInWords() {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
  (void)Hr;
  work();
}

static HRESULT connect(IUnknown **Proxy) {
  *Proxy = nullptr;
  return E_NOTIMPL;
}
static void work() { Sleep(1); }
