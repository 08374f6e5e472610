// ATL's hosts of controls. mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlhost.h>)
#include_next <atlhost.h>
#elif !defined(COMSEC_ATLHOST_H)
#define COMSEC_ATLHOST_H

#include <atlwin.h>

#ifdef __cplusplus

namespace ATL {

class CAxWindow : public CWindow {
public:
  using CWindow::CWindow;
  HRESULT CreateControl(LPCOLESTR lpszName, IStream *pStream = nullptr,
                        IUnknown **ppUnkContainer = nullptr);
  HRESULT QueryControl(REFIID iid, void **ppUnk);
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
