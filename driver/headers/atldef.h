// What ATL code says everywhere: its asserts, its exception, the mark of an abstract class.
// mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atldef.h>)
#include_next <atldef.h>
#elif !defined(COMSEC_ATLDEF_H)
#define COMSEC_ATLDEF_H
#define _ATL_VER 0x0E00

#include <windows.h>

#ifdef __cplusplus

#define ATL_NO_VTABLE __declspec(novtable)
#define ATLASSERT(expr) ((void)0)
#define ATLVERIFY(expr) ((void)(expr))
#define ATLTRACE(...) ((void)0)
#define ATLTRACE2(...) ((void)0)
#define ATLTRACENOTIMPL(name) return E_NOTIMPL
#define ATLENSURE_THROW(expr, hr)                                                                  \
  do {                                                                                             \
    if (!(expr))                                                                                   \
      ATL::AtlThrow(hr);                                                                           \
  } while (0)
#define ATLENSURE(expr) ATLENSURE_THROW(expr, E_FAIL)
#define ATLENSURE_SUCCEEDED(hr) ATLENSURE_THROW(SUCCEEDED(hr), hr)
#define ATLENSURE_RETURN(expr)                                                                     \
  do {                                                                                             \
    if (!(expr))                                                                                   \
      return E_FAIL;                                                                               \
  } while (0)
#define ATLENSURE_RETURN_HR(expr, hr)                                                              \
  do {                                                                                             \
    if (!(expr))                                                                                   \
      return hr;                                                                                   \
  } while (0)
#define _ATLTRY try
#define _ATLCATCH(e) catch (ATL::CAtlException e)
#define _ATLCATCHALL() catch (...)

namespace ATL {

class CAtlException {
public:
  CAtlException() throw();
  CAtlException(HRESULT hr) throw();
  operator HRESULT() const throw();

  HRESULT m_hr;
};

[[noreturn]] void AtlThrow(HRESULT hr);
[[noreturn]] void AtlThrowLastWin32();
HRESULT AtlHresultFromLastError() throw();
HRESULT AtlHresultFromWin32(DWORD nError) throw();

} // namespace ATL

#endif
#endif
