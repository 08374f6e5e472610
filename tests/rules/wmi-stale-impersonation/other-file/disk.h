#pragma once
#include "support/provider.h"

HRESULT storeObject(IWbemServices *Wmi, IWbemClassObject *Object); // wmi.cpp
BOOL removeFile(const wchar_t *Path);                              // disk.cpp
BOOL removeFileAsClient(const wchar_t *Path);                      // disk.cpp
