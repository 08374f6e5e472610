// What prepareProcess does is not known: it may well start COM.
#include "unseen-part.h"
#include <objbase.h>

int main() {
  if (!prepareProcess())
    return 1;
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return FAILED(Hr);
}
