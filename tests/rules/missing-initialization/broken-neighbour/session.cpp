#include "session.h"
#include "vendor/session_base.h" // not in this tree

// A method of an unknown class: the compiler drops the whole body.
HRESULT VendorSession::open() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_DEFAULT,
                              RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
}

HRESULT openSession() {
  VendorSession Session;
  return Session.open();
}
