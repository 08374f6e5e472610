#include "policy.h"

IAccessControl *Policy;

// Called before the object is handed over.
HRESULT fill(PACTRL_ACCESSW List) { return Policy->GrantAccessRights(List); }

// Called when the settings have changed, long afterwards.
HRESULT replace(PACTRL_ACCESSW List) {
  return Policy->SetAccessRights(List); // want: permissive-access-control "after CoInitializeSecurity"
}
