#pragma once
#include <windows.h>

// Defined in a file that is not there.
bool prepareProcess();
