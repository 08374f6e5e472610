// How an MFC program starts, CWinApp and the classes that it is made of, as far as a program must
// have them to be read: of the many methods of windows and controls, which call the function of
// their name, those that dialogs use most. mingw-w64 has no MFC; a real Windows SDK brings its own.
#if __has_include_next(<afxwin.h>)
#include_next <afxwin.h>
#elif !defined(COMSEC_AFXWIN_H)
#define COMSEC_AFXWIN_H
#define __AFXWIN_H__ // programs ask for it

#include <afx.h>

#include <afxcoll.h>
#include <afxmsg_.h>
#include <afxres.h>
#include <atltypes.h>
#include <commctrl.h>
#include <shellapi.h>

#ifdef __cplusplus

#define afx_msg

class CCmdTarget;
class CDC;
class CDataExchange;
class CDocument;
class CFont;
class CFrameWnd;
class CMenu;
class CView;
class CWnd;

class CCmdUI {
public:
  virtual void Enable(BOOL bOn = TRUE);
  virtual void SetCheck(int nCheck = 1);
  virtual void SetText(LPCTSTR lpszText);

  UINT m_nID;
};

class CCmdTarget : public CObject {
public:
  virtual BOOL OnCmdMsg(UINT nID, int nCode, void *pExtra, void *pHandlerInfo);
  virtual void OnFinalRelease();
  void EnableAutomation();
  IDispatch *GetIDispatch(BOOL bAddRef);
  LPUNKNOWN GetControllingUnknown();
  void BeginWaitCursor();
  void EndWaitCursor();

protected:
  virtual const AFX_MSGMAP *GetMessageMap() const;
};

class CWinThread : public CCmdTarget {
public:
  CWinThread();
  BOOL CreateThread(DWORD dwCreateFlags = 0, UINT nStackSize = 0,
                    LPSECURITY_ATTRIBUTES lpSecurityAttrs = nullptr);
  operator HANDLE() const;
  DWORD ResumeThread();
  DWORD SuspendThread();
  BOOL SetThreadPriority(int nPriority);
  BOOL PostThreadMessage(UINT message, WPARAM wParam, LPARAM lParam);
  virtual BOOL InitInstance();
  virtual int Run();
  virtual BOOL PreTranslateMessage(MSG *pMsg);
  virtual BOOL PumpMessage();
  virtual BOOL OnIdle(LONG lCount);
  virtual int ExitInstance();

  CWnd *m_pMainWnd;
  BOOL m_bAutoDelete;
  HANDLE m_hThread;
  DWORD m_nThreadID;
};

class CCommandLineInfo : public CObject {
public:
  virtual void ParseParam(const TCHAR *pszParam, BOOL bFlag, BOOL bLast);

  CString m_strFileName;
  BOOL m_bRunEmbedded;
  BOOL m_bRunAutomated;
};

class CDocTemplate : public CCmdTarget {};
class CSingleDocTemplate : public CDocTemplate {
public:
  CSingleDocTemplate(UINT nIDResource, CRuntimeClass *pDocClass, CRuntimeClass *pFrameClass,
                     CRuntimeClass *pViewClass);
};
class CMultiDocTemplate : public CDocTemplate {
public:
  CMultiDocTemplate(UINT nIDResource, CRuntimeClass *pDocClass, CRuntimeClass *pFrameClass,
                    CRuntimeClass *pViewClass);
};

class CWinApp : public CWinThread {
public:
  explicit CWinApp(LPCTSTR lpszAppName = nullptr);
  virtual BOOL InitApplication();
  virtual BOOL InitInstance();
  virtual int Run();
  virtual int ExitInstance();
  virtual BOOL ProcessShellCommand(CCommandLineInfo &rCmdInfo);
  void ParseCommandLine(CCommandLineInfo &rCmdInfo);
  void AddDocTemplate(CDocTemplate *pTemplate);
  void LoadStdProfileSettings(UINT nMaxMRU = 4);
  void SetRegistryKey(LPCTSTR lpszRegistryKey);
  UINT GetProfileInt(LPCTSTR lpszSection, LPCTSTR lpszEntry, int nDefault);
  BOOL WriteProfileInt(LPCTSTR lpszSection, LPCTSTR lpszEntry, int nValue);
  CString GetProfileString(LPCTSTR lpszSection, LPCTSTR lpszEntry, LPCTSTR lpszDefault = nullptr);
  BOOL WriteProfileString(LPCTSTR lpszSection, LPCTSTR lpszEntry, LPCTSTR lpszValue);
  HICON LoadIcon(LPCTSTR lpszResourceName) const;
  HICON LoadIcon(UINT nIDResource) const;
  HCURSOR LoadCursor(LPCTSTR lpszResourceName) const;
  HCURSOR LoadStandardCursor(LPCTSTR lpszCursorName) const;
  BOOL Enable3dControls();
  BOOL Enable3dControlsStatic();
  void EnableShellOpen();
  void RegisterShellFileTypes(BOOL bCompat = FALSE);

  HINSTANCE m_hInstance;
  LPTSTR m_lpCmdLine;
  int m_nCmdShow;
  LPCTSTR m_pszAppName;
  LPCTSTR m_pszExeName;
  LPCTSTR m_pszHelpFilePath;
};
class CWinAppEx : public CWinApp {};

class CWnd : public CCmdTarget {
public:
  CWnd();
  static CWnd *PASCAL FromHandle(HWND hWnd);
  HWND GetSafeHwnd() const;
  operator HWND() const;
  BOOL Attach(HWND hWndNew);
  HWND Detach();
  virtual BOOL Create(LPCTSTR lpszClassName, LPCTSTR lpszWindowName, DWORD dwStyle,
                      const RECT &rect, CWnd *pParentWnd, UINT nID, void *pContext = nullptr);
  virtual BOOL DestroyWindow();
  virtual BOOL PreCreateWindow(CREATESTRUCT &cs);
  virtual BOOL PreTranslateMessage(MSG *pMsg);
  virtual LRESULT WindowProc(UINT message, WPARAM wParam, LPARAM lParam);
  virtual LRESULT DefWindowProc(UINT message, WPARAM wParam, LPARAM lParam);
  virtual void DoDataExchange(CDataExchange *pDX);
  virtual BOOL OnCommand(WPARAM wParam, LPARAM lParam);
  virtual BOOL OnNotify(WPARAM wParam, LPARAM lParam, LRESULT *pResult);
  BOOL UpdateData(BOOL bSaveAndValidate = TRUE);
  LRESULT SendMessage(UINT message, WPARAM wParam = 0, LPARAM lParam = 0) const;
  BOOL PostMessage(UINT message, WPARAM wParam = 0, LPARAM lParam = 0);
  CWnd *GetDlgItem(int nID) const;
  CWnd *GetParent() const;
  BOOL ShowWindow(int nCmdShow);
  void UpdateWindow();
  BOOL EnableWindow(BOOL bEnable = TRUE);
  CWnd *SetFocus();
  void SetWindowText(LPCTSTR lpszString);
  int GetWindowText(LPTSTR lpszStringBuf, int nMaxCount) const;
  void GetWindowText(CString &rString) const;
  void SetDlgItemText(int nID, LPCTSTR lpszString);
  int GetDlgItemText(int nID, CString &rString) const;
  void SetDlgItemInt(int nID, UINT nValue, BOOL bSigned = TRUE);
  UINT GetDlgItemInt(int nID, BOOL *lpTrans = nullptr, BOOL bSigned = TRUE) const;
  void CheckDlgButton(int nIDButton, UINT nCheck);
  UINT IsDlgButtonChecked(int nIDButton) const;
  int MessageBox(LPCTSTR lpszText, LPCTSTR lpszCaption = nullptr, UINT nType = MB_OK);
  UINT_PTR SetTimer(UINT_PTR nIDEvent, UINT nElapse, TIMERPROC lpfnTimer);
  BOOL KillTimer(UINT_PTR nIDEvent);
  void Invalidate(BOOL bErase = TRUE);
  void GetClientRect(LPRECT lpRect) const;
  void GetWindowRect(LPRECT lpRect) const;
  void CenterWindow(CWnd *pAlternateOwner = nullptr);
  HICON SetIcon(HICON hIcon, BOOL bBigIcon);
  CMenu *GetSystemMenu(BOOL bRevert) const;
  BOOL IsIconic() const;
  BOOL IsWindowVisible() const;
  void SetFont(CFont *pFont, BOOL bRedraw = TRUE);

  HWND m_hWnd;

protected:
  afx_msg int OnCreate(LPCREATESTRUCT lpCreateStruct);
  afx_msg void OnDestroy();
  afx_msg void OnClose();
  afx_msg void OnPaint();
  afx_msg void OnTimer(UINT_PTR nIDEvent);
  afx_msg void OnSize(UINT nType, int cx, int cy);
  afx_msg void OnSysCommand(UINT nID, LPARAM lParam);
  afx_msg void OnShowWindow(BOOL bShow, UINT nStatus);
  LRESULT Default();
};

class CDialog : public CWnd {
public:
  CDialog();
  explicit CDialog(LPCTSTR lpszTemplateName, CWnd *pParentWnd = nullptr);
  explicit CDialog(UINT nIDTemplate, CWnd *pParentWnd = nullptr);
  virtual BOOL Create(LPCTSTR lpszTemplateName, CWnd *pParentWnd = nullptr);
  virtual BOOL Create(UINT nIDTemplate, CWnd *pParentWnd = nullptr);
  virtual INT_PTR DoModal();
  virtual BOOL OnInitDialog();
  void EndDialog(int nResult);

protected:
  virtual void OnOK();
  virtual void OnCancel();
};
class CDialogEx : public CDialog {
public:
  using CDialog::CDialog;
};

class CFrameWnd : public CWnd {
public:
  virtual BOOL LoadFrame(UINT nIDResource, DWORD dwDefaultStyle = WS_OVERLAPPEDWINDOW,
                         CWnd *pParentWnd = nullptr, void *pContext = nullptr);
};
class CMDIFrameWnd : public CFrameWnd {};
class CMDIChildWnd : public CFrameWnd {};

class CDocument : public CCmdTarget {
public:
  virtual BOOL OnNewDocument();
  virtual BOOL OnOpenDocument(LPCTSTR lpszPathName);
  virtual void OnCloseDocument();
  void UpdateAllViews(CView *pSender, LPARAM lHint = 0, CObject *pHint = nullptr);
  void SetModifiedFlag(BOOL bModified = TRUE);
};
class CView : public CWnd {
public:
  virtual void OnInitialUpdate();
  CDocument *GetDocument() const;

protected:
  virtual void OnDraw(CDC *pDC) = 0;
  virtual void OnUpdate(CView *pSender, LPARAM lHint, CObject *pHint);
};

class CStatic : public CWnd {};
class CButton : public CWnd {
public:
  int GetCheck() const;
  void SetCheck(int nCheck);
};
class CEdit : public CWnd {
public:
  void SetSel(int nStartChar, int nEndChar, BOOL bNoScroll = FALSE);
  void SetLimitText(UINT nMax);
};
class CListBox : public CWnd {
public:
  int AddString(LPCTSTR lpszItem);
  int DeleteString(UINT nIndex);
  int GetCount() const;
  int GetCurSel() const;
  int SetCurSel(int nSelect);
  void GetText(int nIndex, CString &rString) const;
  DWORD_PTR GetItemData(int nIndex) const;
  int SetItemData(int nIndex, DWORD_PTR dwItemData);
  void ResetContent();
};
class CComboBox : public CWnd {
public:
  int AddString(LPCTSTR lpszString);
  int GetCount() const;
  int GetCurSel() const;
  int SetCurSel(int nSelect);
  int GetLBText(int nIndex, LPTSTR lpszText) const;
  void GetLBText(int nIndex, CString &rString) const;
  DWORD_PTR GetItemData(int nIndex) const;
  int SetItemData(int nIndex, DWORD_PTR dwItemData);
  void ResetContent();
};
class CScrollBar : public CWnd {};

class CDataExchange {
public:
  void Fail();

  BOOL m_bSaveAndValidate;
  CWnd *m_pDlgWnd;
};
// DDX_Text and the others: each exchanges one control for one member, of many types.
template <class Member> void DDX_Text(CDataExchange *pDX, int nIDC, Member &value);
template <class Member> void DDX_Check(CDataExchange *pDX, int nIDC, Member &value);
template <class Member> void DDX_Radio(CDataExchange *pDX, int nIDC, Member &value);
template <class Member> void DDX_CBString(CDataExchange *pDX, int nIDC, Member &value);
template <class Member> void DDX_CBIndex(CDataExchange *pDX, int nIDC, Member &value);
template <class Member> void DDX_LBString(CDataExchange *pDX, int nIDC, Member &value);
template <class Member> void DDX_LBIndex(CDataExchange *pDX, int nIDC, Member &value);
void DDX_Control(CDataExchange *pDX, int nIDC, CWnd &rControl);
void DDV_MaxChars(CDataExchange *pDX, const CString &value, int nChars);
template <class Number> void DDV_MinMaxInt(CDataExchange *pDX, Number value, int Min, int Max);

class CGdiObject : public CObject {
public:
  BOOL DeleteObject();
};
class CFont : public CGdiObject {};
class CBrush : public CGdiObject {};
class CPen : public CGdiObject {};
class CBitmap : public CGdiObject {};
class CDC : public CObject {
public:
  HDC GetSafeHdc() const;

  HDC m_hDC;
};
class CPaintDC : public CDC {
public:
  explicit CPaintDC(CWnd *pWnd);
};
class CMenu : public CObject {
public:
  BOOL AppendMenu(UINT nFlags, UINT_PTR nIDNewItem = 0, LPCTSTR lpszNewItem = nullptr);
};
class CWaitCursor {
public:
  CWaitCursor();
  ~CWaitCursor();
};

typedef UINT(AFX_CDECL *AFX_THREADPROC)(LPVOID);
CWinThread *AFXAPI AfxBeginThread(AFX_THREADPROC pfnThreadProc, LPVOID pParam,
                                  int nPriority = THREAD_PRIORITY_NORMAL, UINT nStackSize = 0,
                                  DWORD dwCreateFlags = 0,
                                  LPSECURITY_ATTRIBUTES lpSecurityAttrs = nullptr);
CWinThread *AFXAPI AfxBeginThread(CRuntimeClass *pThreadClass,
                                  int nPriority = THREAD_PRIORITY_NORMAL, UINT nStackSize = 0,
                                  DWORD dwCreateFlags = 0,
                                  LPSECURITY_ATTRIBUTES lpSecurityAttrs = nullptr);
void AFXAPI AfxEndThread(UINT nExitCode, BOOL bDelete = TRUE);
BOOL AFXAPI AfxWinInit(HINSTANCE hInstance, HINSTANCE hPrevInstance, LPTSTR lpCmdLine,
                       int nCmdShow);
CWinApp *AFXAPI AfxGetApp();
CWnd *AFXAPI AfxGetMainWnd();
HINSTANCE AFXAPI AfxGetInstanceHandle();
HINSTANCE AFXAPI AfxGetResourceHandle();
void AFXAPI AfxSetResourceHandle(HINSTANCE hInstResource);
LPCTSTR AFXAPI AfxGetAppName();
CWinThread *AFXAPI AfxGetThread();
int AFXAPI AfxMessageBox(LPCTSTR lpszText, UINT nType = MB_OK, UINT nIDHelp = 0);
int AFXAPI AfxMessageBox(UINT nIDPrompt, UINT nType = MB_OK, UINT nIDHelp = (UINT)-1);

#endif
#endif
