#pragma once

#include <windows.h>
#include <objbase.h>

HRESULT openSession();
HRESULT secure(IUnknown *Proxy, DWORD Level);
HRESULT readMeter(IUnknown *Meter);
