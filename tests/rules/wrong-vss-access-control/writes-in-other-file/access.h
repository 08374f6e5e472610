#pragma once
#include <windows.h>

LONG openAccessKey(HKEY *Key);
LONG writeText(HKEY Key, const wchar_t *Account);
LONG writeNumber(HKEY Key, const wchar_t *Account, DWORD Value);
