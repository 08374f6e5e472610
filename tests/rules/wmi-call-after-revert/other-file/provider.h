#pragma once
#include "support/provider.h"

// utils.cpp
HRESULT storeObject(IWbemServices *Wmi, IWbemClassObject *Object);
HRESULT removeObject(IWbemServices *Wmi, BSTR Path);

// identity.cpp
HRESULT becomeClient();
void becomeSelf();
