#pragma once
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

class Session {
public:
  HRESULT open();
  HRESULT connect(IWbemServices **Services);
};
