#pragma once
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

HRESULT connect(IWbemServices **Services);
