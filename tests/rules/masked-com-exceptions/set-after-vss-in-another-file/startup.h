#pragma once
#include <windows.h>
#include <objbase.h>

HRESULT secureProcess();
HRESULT letFaultsEnd();
