#pragma once
#include <windows.h>
#include <objbase.h>
#include <accctrl.h>
#include <iaccess.h>

// The one object that the process gave to COM.
extern IAccessControl *Policy;

HRESULT fill(PACTRL_ACCESSW List);
HRESULT replace(PACTRL_ACCESSW List);
