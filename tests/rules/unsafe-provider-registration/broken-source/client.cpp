#include "client.h"
#include "vendor/client_base.h" // not in this tree

// A method of an unknown class: the compiler drops the whole body.
HRESULT VendorClient::become() { return CoImpersonateClient(); }

HRESULT becomeClient() {
  VendorClient Client;
  return Client.become();
}
