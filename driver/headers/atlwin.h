// ATL's windows: their handlers are called from the map of messages, so the map is code here, too.
// Of the many methods that only call the function of their name those of dialogs are declared.
// mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlwin.h>)
#include_next <atlwin.h>
#elif !defined(COMSEC_ATLWIN_H)
#define COMSEC_ATLWIN_H
#define __ATLWIN_H__ // programs ask for it

#include <atlbase.h>
#include <commctrl.h>

#ifdef __cplusplus

#define BEGIN_MSG_MAP(theClass)                                                                    \
public:                                                                                            \
  BOOL ProcessWindowMessage(HWND hWnd, UINT uMsg, WPARAM wParam, LPARAM lParam, LRESULT &lResult,  \
                            DWORD dwMsgMapID = 0) {                                                \
    BOOL bHandled = TRUE;                                                                          \
    switch (dwMsgMapID) {                                                                          \
    case 0:
#define BEGIN_MSG_MAP_EX(theClass) BEGIN_MSG_MAP(theClass)
#define ALT_MSG_MAP(msgMapID)                                                                      \
  break;                                                                                           \
  case msgMapID:
#define END_MSG_MAP()                                                                              \
  break;                                                                                           \
  }                                                                                                \
  return FALSE;                                                                                    \
  }

#define COMSEC_HANDLE(condition, call)                                                             \
  if (condition) {                                                                                 \
    bHandled = TRUE;                                                                               \
    lResult = call;                                                                                \
    if (bHandled)                                                                                  \
      return TRUE;                                                                                 \
  }
#define COMSEC_COMMAND(condition, func)                                                            \
  COMSEC_HANDLE(uMsg == WM_COMMAND && (condition),                                                 \
                func(HIWORD(wParam), LOWORD(wParam), (HWND)lParam, bHandled))
#define COMSEC_NOTIFY(condition, func)                                                             \
  COMSEC_HANDLE(uMsg == WM_NOTIFY && (condition), func((int)wParam, (LPNMHDR)lParam, bHandled))
#define MESSAGE_HANDLER(msg, func) COMSEC_HANDLE(uMsg == msg, func(uMsg, wParam, lParam, bHandled))
#define MESSAGE_RANGE_HANDLER(first, last, func)                                                   \
  COMSEC_HANDLE(uMsg >= first && uMsg <= last, func(uMsg, wParam, lParam, bHandled))
#define COMMAND_HANDLER(id, code, func)                                                            \
  COMSEC_COMMAND(LOWORD(wParam) == id && HIWORD(wParam) == code, func)
#define COMMAND_ID_HANDLER(id, func) COMSEC_COMMAND(LOWORD(wParam) == id, func)
#define COMMAND_CODE_HANDLER(code, func) COMSEC_COMMAND(HIWORD(wParam) == code, func)
#define COMMAND_RANGE_HANDLER(first, last, func)                                                   \
  COMSEC_COMMAND(LOWORD(wParam) >= first && LOWORD(wParam) <= last, func)
#define NOTIFY_HANDLER(id, cd, func)                                                               \
  COMSEC_NOTIFY(((LPNMHDR)lParam)->idFrom == id && ((LPNMHDR)lParam)->code == cd, func)
#define NOTIFY_ID_HANDLER(id, func) COMSEC_NOTIFY(((LPNMHDR)lParam)->idFrom == id, func)
#define NOTIFY_CODE_HANDLER(cd, func) COMSEC_NOTIFY(((LPNMHDR)lParam)->code == cd, func)
#define CHAIN_MSG_MAP(theChainClass)                                                               \
  if (theChainClass::ProcessWindowMessage(hWnd, uMsg, wParam, lParam, lResult))                    \
    return TRUE;
#define CHAIN_MSG_MAP_MEMBER(theChainMember)                                                       \
  if (theChainMember.ProcessWindowMessage(hWnd, uMsg, wParam, lParam, lResult))                    \
    return TRUE;
#define CHAIN_MSG_MAP_ALT(theChainClass, msgMapID)                                                 \
  if (theChainClass::ProcessWindowMessage(hWnd, uMsg, wParam, lParam, lResult, msgMapID))          \
    return TRUE;
#define REFLECT_NOTIFICATIONS()
#define DEFAULT_REFLECTION_HANDLER()
#define DECLARE_EMPTY_MSG_MAP()                                                                    \
  BEGIN_MSG_MAP(x)                                                                                 \
  END_MSG_MAP()

#define DECLARE_WND_CLASS(WndClassName)
#define DECLARE_WND_CLASS_EX(WndClassName, style, bkgnd)
#define DECLARE_WND_SUPERCLASS(WndClassName, OrigWndClassName)

namespace ATL {

class CWindow {
public:
  CWindow(HWND hWnd = nullptr) throw();
  CWindow &operator=(HWND hWnd) throw();
  operator HWND() const throw();
  void Attach(HWND hWnd) throw();
  HWND Detach() throw();
  BOOL IsWindow() const throw();
  CWindow GetDlgItem(int nID) const throw();
  CWindow GetParent() const throw();
  LRESULT SendMessage(UINT message, WPARAM wParam = 0, LPARAM lParam = 0) const throw();
  BOOL PostMessage(UINT message, WPARAM wParam = 0, LPARAM lParam = 0) const throw();
  BOOL ShowWindow(int nCmdShow) throw();
  BOOL EnableWindow(BOOL bEnable = TRUE) throw();
  BOOL SetWindowText(LPCTSTR lpszString) throw();
  int GetWindowText(LPTSTR lpszStringBuf, int nMaxCount) const throw();
  int GetWindowTextLength() const throw();
  BOOL SetDlgItemText(int nID, LPCTSTR lpszString) throw();
  UINT GetDlgItemText(int nID, LPTSTR lpStr, int nMaxCount) const throw();
  BOOL SetDlgItemInt(int nID, UINT nValue, BOOL bSigned = TRUE) throw();
  BOOL CheckDlgButton(int nIDButton, UINT nCheck) throw();
  UINT IsDlgButtonChecked(int nIDButton) const throw();
  int MessageBox(LPCTSTR lpszText, LPCTSTR lpszCaption = _T(""), UINT nType = MB_OK) throw();
  UINT_PTR SetTimer(UINT_PTR nIDEvent, UINT nElapse) throw();
  BOOL KillTimer(UINT_PTR nIDEvent) throw();
  BOOL DestroyWindow() throw();
  BOOL CenterWindow(HWND hWndCenter = nullptr) throw();
  BOOL Invalidate(BOOL bErase = TRUE) throw();
  BOOL GetClientRect(LPRECT lpRect) const throw();
  BOOL GetWindowRect(LPRECT lpRect) const throw();
  HWND SetFocus() throw();
  void SetFont(HFONT hFont, BOOL bRedraw = TRUE) throw();

  HWND m_hWnd;
};

template <DWORD Style = 0, DWORD ExStyle = 0> class CWinTraits {};
typedef CWinTraits<WS_CHILD | WS_VISIBLE, 0> CControlWinTraits;
typedef CWinTraits<WS_OVERLAPPEDWINDOW, WS_EX_APPWINDOW> CFrameWinTraits;
typedef CWinTraits<> CNullTraits;

class CMessageMap {
public:
  virtual BOOL ProcessWindowMessage(HWND hWnd, UINT uMsg, WPARAM wParam, LPARAM lParam,
                                    LRESULT &lResult, DWORD dwMsgMapID) = 0;
};

template <class Base = CWindow> class CWindowImplRoot : public Base, public CMessageMap {
public:
  LRESULT DefWindowProc(UINT uMsg, WPARAM wParam, LPARAM lParam);
  LRESULT DefWindowProc();
};

template <class T, class Base = CWindow, class Traits = CControlWinTraits>
class CWindowImpl : public CWindowImplRoot<Base> {
public:
  HWND Create(HWND hWndParent, LPRECT rect = nullptr, LPCTSTR szWindowName = nullptr,
              DWORD dwStyle = 0, DWORD dwExStyle = 0, UINT nID = 0, LPVOID lpCreateParam = nullptr);
  BOOL SubclassWindow(HWND hWnd);
  HWND UnsubclassWindow(BOOL bForce = FALSE);
  virtual void OnFinalMessage(HWND hWnd);
};

template <class T, class Base = CWindow> class CDialogImpl : public CWindowImplRoot<Base> {
public:
  INT_PTR DoModal(HWND hWndParent = nullptr, LPARAM dwInitParam = 0);
  HWND Create(HWND hWndParent, LPARAM dwInitParam = 0);
  BOOL EndDialog(int nRetCode);
  BOOL DestroyWindow();
  virtual void OnFinalMessage(HWND hWnd);
};
template <class T, class Base = CWindow> class CAxDialogImpl : public CDialogImpl<T, Base> {};

template <class Base = CWindow, class Traits = CControlWinTraits>
class CContainedWindowT : public Base {
public:
  CContainedWindowT(CMessageMap *pObject, DWORD dwMsgMapID = 0);
  CContainedWindowT(LPTSTR lpszClassName, CMessageMap *pObject, DWORD dwMsgMapID = 0);
  BOOL SubclassWindow(HWND hWnd);
};
typedef CContainedWindowT<> CContainedWindow;

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
