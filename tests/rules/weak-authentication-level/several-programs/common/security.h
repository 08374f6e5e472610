#pragma once
#include <windows.h>
#include <objbase.h>

struct Config {
  DWORD Level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
};

HRESULT secureProcess(DWORD Level);
HRESULT secureProcess(const Config &C);
HRESULT secureOnce(DWORD Level);
HRESULT secureForBoth(DWORD Level);
