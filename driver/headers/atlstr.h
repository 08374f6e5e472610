// ATL's names of its strings. mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlstr.h>)
#include_next <atlstr.h>
#elif !defined(COMSEC_ATLSTR_H)
#define COMSEC_ATLSTR_H
#define __ATLSTR_H__ // programs ask for it

#include <atlbase.h>
#include <cstringt.h>

#ifdef __cplusplus

namespace ATL {

typedef CStringT<char> CAtlStringA;
typedef CStringT<wchar_t> CAtlStringW;
typedef CStringT<TCHAR> CAtlString;

} // namespace ATL

// MFC has the same names for strings of its own.
#ifdef _AFX
#include <afxstr.h>
#elif !defined(COMSEC_CSTRING)
#define COMSEC_CSTRING
typedef ATL::CAtlStringA CStringA;
typedef ATL::CAtlStringW CStringW;
typedef ATL::CAtlString CString;
#endif

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
