#include "provider.h"

HRESULT becomeClient() { return CoImpersonateClient(); }

void becomeSelf() { CoRevertToSelf(); }
