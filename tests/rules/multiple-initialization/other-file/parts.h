#pragma once
#include <windows.h>
#include <objbase.h>

HRESULT startReader();
HRESULT startWriter();
