#pragma once
#include <windows.h>
#include <objbase.h>

bool isFailure(HRESULT Hr);
void throwOnFailure(HRESULT Hr);
