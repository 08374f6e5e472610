#pragma once

#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

HRESULT connect(const wchar_t *Path, IWbemServices **Services);
HRESULT secure(IUnknown *Proxy, RPC_AUTH_IDENTITY_HANDLE Account);
HRESULT listen(IWbemServices *Services, IEnumWbemClassObject **Events);
