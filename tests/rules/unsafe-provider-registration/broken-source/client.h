#pragma once
#include <windows.h>
#include <objbase.h>

HRESULT becomeClient();
