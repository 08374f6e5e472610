#pragma once
#include <windows.h>
#include <objbase.h>

HRESULT secure();
