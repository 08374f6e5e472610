#include "../common/session.h"

HRESULT prepareProcess() { return CoInitializeEx(NULL, COINIT_MULTITHREADED); }
