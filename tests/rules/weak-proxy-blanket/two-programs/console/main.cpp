#include "../secure.h"

static HRESULT secureConsoleOnly(IUnknown *Meter) {
  // The service asks for more, but this is no part of it.
  return CoSetProxyBlanket(Meter, RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, NULL,
                           RPC_C_AUTHN_LEVEL_PKT, RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE);
}

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) ||
      FAILED(CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_CONNECT,
                                  RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)))
    return 1;
  return FAILED(secureMeter(NULL)) || FAILED(secureConsoleOnly(NULL));
}
