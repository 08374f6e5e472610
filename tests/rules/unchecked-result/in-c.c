// The same in C.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>

void discarded(IUnknown *Proxy, IClientSecurity *Client, IServerSecurity *Server) {
  CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  Server->lpVtbl->ImpersonateClient(Server); // want: unchecked-result warning "ImpersonateClient"
  IServerSecurity_ImpersonateClient(Server); // want: unchecked-result warning "ImpersonateClient"
  IClientSecurity_SetBlanket(Client, Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE); // want: unchecked-result warning "SetBlanket"
  (void)CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
}

HRESULT checked(IServerSecurity *Server) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // Passed on to the caller.
  return IServerSecurity_ImpersonateClient(Server);
}
