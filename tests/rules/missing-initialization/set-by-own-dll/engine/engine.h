#pragma once
#include <windows.h>
#include <objbase.h>

extern "C" __declspec(dllimport) HRESULT startEngine();
