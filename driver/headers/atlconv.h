// ATL's conversions between text of 8 and 16 bits, as far as they tell the type of what they give.
// mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlconv.h>)
#include_next <atlconv.h>
#elif !defined(COMSEC_ATLCONV_H)
#define COMSEC_ATLCONV_H
#define __ATLCONV_H__ // programs ask for it

#include <atldef.h>
#include <ole2.h>
#include <tchar.h>

#ifdef __cplusplus

#define USES_CONVERSION ((void)0)
#define USES_CONVERSION_EX ((void)0)

// Macros there, so they are in every scope.
LPWSTR A2W(LPCSTR Text);
LPSTR W2A(LPCWSTR Text);
inline LPCWSTR A2CW(LPCSTR Text) { return A2W(Text); }
inline LPCSTR W2CA(LPCWSTR Text) { return W2A(Text); }
inline LPOLESTR A2OLE(LPCSTR Text) { return A2W(Text); }
inline LPOLESTR W2OLE(LPWSTR Text) { return Text; }
inline LPCOLESTR A2COLE(LPCSTR Text) { return A2W(Text); }
inline LPCOLESTR W2COLE(LPCWSTR Text) { return Text; }
inline LPSTR OLE2A(LPCOLESTR Text) { return W2A(Text); }
inline LPWSTR OLE2W(LPOLESTR Text) { return Text; }
inline LPCSTR OLE2CA(LPCOLESTR Text) { return W2A(Text); }
inline LPCWSTR OLE2CW(LPCOLESTR Text) { return Text; }
inline BSTR A2BSTR(LPCSTR Text) { return ::SysAllocString(A2W(Text)); }
inline BSTR W2BSTR(LPCWSTR Text) { return ::SysAllocString(Text); }
inline BSTR OLE2BSTR(LPCOLESTR Text) { return ::SysAllocString(Text); }

// What TCHAR is decides on which side nothing is converted.
#ifdef UNICODE
inline LPSTR T2A(LPCTSTR Text) { return W2A(Text); }
inline LPCSTR T2CA(LPCTSTR Text) { return W2A(Text); }
inline LPWSTR T2W(LPTSTR Text) { return Text; }
inline LPCWSTR T2CW(LPCTSTR Text) { return Text; }
inline LPTSTR A2T(LPCSTR Text) { return A2W(Text); }
inline LPCTSTR A2CT(LPCSTR Text) { return A2W(Text); }
inline LPTSTR W2T(LPWSTR Text) { return Text; }
inline LPCTSTR W2CT(LPCWSTR Text) { return Text; }
#else
inline LPSTR T2A(LPTSTR Text) { return Text; }
inline LPCSTR T2CA(LPCTSTR Text) { return Text; }
inline LPWSTR T2W(LPCTSTR Text) { return A2W(Text); }
inline LPCWSTR T2CW(LPCTSTR Text) { return A2W(Text); }
inline LPTSTR A2T(LPSTR Text) { return Text; }
inline LPCTSTR A2CT(LPCSTR Text) { return Text; }
inline LPTSTR W2T(LPCWSTR Text) { return W2A(Text); }
inline LPCTSTR W2CT(LPCWSTR Text) { return W2A(Text); }
#endif
inline LPOLESTR T2OLE(LPTSTR Text) { return T2W(Text); }
inline LPCOLESTR T2COLE(LPCTSTR Text) { return T2CW(Text); }
inline LPTSTR OLE2T(LPOLESTR Text) { return W2T(Text); }
inline LPCTSTR OLE2CT(LPCOLESTR Text) { return W2CT(Text); }
inline BSTR T2BSTR(LPCTSTR Text) { return ::SysAllocString(T2CW(Text)); }

namespace ATL {

/// Holds the converted text as long as it lives.
template <class Given, class Wanted, int Size = 128> class CTextConversion {
public:
  CTextConversion(const Given *Text);
  CTextConversion(const Given *Text, UINT CodePage);
  operator Wanted *() const throw();

  Wanted *m_psz;
};

template <int Size = 128> using CA2WEX = CTextConversion<char, wchar_t, Size>;
template <int Size = 128> using CW2AEX = CTextConversion<wchar_t, char, Size>;
typedef CTextConversion<char, wchar_t> CA2W, CA2CW;
typedef CTextConversion<wchar_t, char> CW2A, CW2CA;
typedef CTextConversion<char, char> CA2A, CA2CA;
typedef CTextConversion<wchar_t, wchar_t> CW2W, CW2CW;
typedef CTextConversion<TCHAR, char> CT2A, CT2CA;
typedef CTextConversion<TCHAR, wchar_t> CT2W, CT2CW, CT2OLE, CT2COLE;
typedef CTextConversion<char, TCHAR> CA2T, CA2CT;
typedef CTextConversion<wchar_t, TCHAR> CW2T, CW2CT, COLE2T, COLE2CT;
typedef CTextConversion<TCHAR, TCHAR> CT2T, CT2CT;
template <int Size = 128> using CT2AEX = CTextConversion<TCHAR, char, Size>;
template <int Size = 128> using CT2WEX = CTextConversion<TCHAR, wchar_t, Size>;
template <int Size = 128> using CA2TEX = CTextConversion<char, TCHAR, Size>;
template <int Size = 128> using CW2TEX = CTextConversion<wchar_t, TCHAR, Size>;

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
