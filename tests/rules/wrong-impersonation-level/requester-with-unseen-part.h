#pragma once
#include <windows.h>

// Defined in a file that is not there: it may well use WMI.
HRESULT collectInventory();
