// As an older SDK has it: the function comes out of a library.
#pragma once

#include <windows.h>
#include <objbase.h>

class IVssBackupComponents;

extern "C++" __declspec(dllimport) HRESULT STDAPICALLTYPE
CreateVssBackupComponents(IVssBackupComponents **ppBackup);
