// MFC's less simple windows, by name. mingw-w64 has no MFC; a real Windows SDK
// brings its own.
#if __has_include_next(<afxext.h>)
#include_next <afxext.h>
#elif !defined(COMSEC_AFXEXT_H)
#define COMSEC_AFXEXT_H
#define __AFXEXT_H__ // programs ask for it

#include <afxdlgs.h>

#ifdef __cplusplus

class CScrollView : public CView {};
class CFormView : public CScrollView {
public:
  explicit CFormView(UINT nIDTemplate);
};
class CControlBar : public CWnd {};
class CToolBar : public CControlBar {};
class CStatusBar : public CControlBar {};
class CDialogBar : public CControlBar {};
class CBitmapButton : public CButton {};
class CSplitterWnd : public CWnd {};

#endif
#endif
