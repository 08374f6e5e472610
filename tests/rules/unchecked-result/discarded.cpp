// Results that decide whether the intended security is in force.
#include <windows.h>
#include <objbase.h>

void discarded(IUnknown *Proxy, IClientSecurity *Client, IServerSecurity *Server) {
  CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); // want: unchecked-result warning "CoInitializeSecurity"
  CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  CoSetProxyBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE); // want: unchecked-result warning "CoSetProxyBlanket"
  Client->SetBlanket(Proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE); // want: unchecked-result warning "SetBlanket"
  Server->ImpersonateClient(); // want: unchecked-result warning "ImpersonateClient"
  // Going back to the process's own rights cannot leave the thread with more than it had.
  CoRevertToSelf();
  CoUninitialize();
}

HRESULT passedOn() { return CoImpersonateClient(); } // the caller's business
