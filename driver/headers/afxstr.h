// MFC's names of the strings that it shares with ATL. mingw-w64 has no MFC; a real Windows SDK
// brings its own.
#if __has_include_next(<afxstr.h>)
#include_next <afxstr.h>
#elif !defined(COMSEC_AFXSTR_H)
#define COMSEC_AFXSTR_H

#include <cstringt.h>

#ifdef __cplusplus

template <class Char, class StringIterator = ATL::ChTraitsOS<Char>> class StrTraitMFC {};

#ifndef COMSEC_CSTRING
#define COMSEC_CSTRING
typedef ATL::CStringT<char, StrTraitMFC<char>> CStringA;
typedef ATL::CStringT<wchar_t, StrTraitMFC<wchar_t>> CStringW;
typedef ATL::CStringT<TCHAR, StrTraitMFC<TCHAR>> CString;
#endif

#endif
#endif
