#include "session.h"

HRESULT readMeter(IUnknown *Meter) { return secure(Meter, RPC_C_AUTHN_LEVEL_CONNECT); }
