#include "startup.h"

HRESULT startCom() { return CoInitializeEx(NULL, COINIT_MULTITHREADED); }
