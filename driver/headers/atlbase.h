// The part of ATL's base header that analysed code needs: its smart pointers. See atlcomcli.h.
#ifdef __MINGW32__
#include <atlcomcli.h>
#else
#include_next <atlbase.h>
#endif
