#pragma once
#include <windows.h>
#include <objbase.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

HRESULT letFaultsEnd();
HRESULT secureProcess();
