// mingw-w64's clusapi.h defines for Windows Vista and later a second time what it has defined
// before: every program that reads it has errors. Here it is read as for Windows Server 2003. A
// real Windows SDK brings its own.
#ifndef __MINGW32__
#include_next <clusapi.h>
#elif !defined(COMSEC_CLUSAPI_H)
#define COMSEC_CLUSAPI_H

#include <windows.h>

#pragma push_macro("_WIN32_WINNT")
#undef _WIN32_WINNT
#define _WIN32_WINNT 0x0502
#include_next <clusapi.h>
#pragma pop_macro("_WIN32_WINNT")

typedef struct CLUSPROP_FILETIME *PCLUSPROP_FILETIME; // resapi.h names it

#endif
