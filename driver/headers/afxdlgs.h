// MFC's dialogs that Windows brings, and pages of properties. mingw-w64 has no MFC; a real Windows
// SDK brings its own.
#if __has_include_next(<afxdlgs.h>)
#include_next <afxdlgs.h>
#elif !defined(COMSEC_AFXDLGS_H)
#define COMSEC_AFXDLGS_H

#include <afxwin.h>

#include <commdlg.h>
#include <prsht.h>

#ifdef __cplusplus

class CCommonDialog : public CDialog {};
class CFileDialog : public CCommonDialog {
public:
  explicit CFileDialog(BOOL bOpenFileDialog, LPCTSTR lpszDefExt = nullptr,
                       LPCTSTR lpszFileName = nullptr,
                       DWORD dwFlags = OFN_HIDEREADONLY | OFN_OVERWRITEPROMPT,
                       LPCTSTR lpszFilter = nullptr, CWnd *pParentWnd = nullptr);
  CString GetPathName() const;
  CString GetFileName() const;
};
class CPropertyPage : public CDialog {
public:
  CPropertyPage();
  explicit CPropertyPage(UINT nIDTemplate, UINT nIDCaption = 0);
  virtual BOOL OnSetActive();
  virtual BOOL OnKillActive();
  virtual BOOL OnApply();
  void SetModified(BOOL bChanged = TRUE);
};
class CPropertySheet : public CWnd {
public:
  CPropertySheet();
  explicit CPropertySheet(LPCTSTR pszCaption, CWnd *pParentWnd = nullptr, UINT iSelectPage = 0);
  explicit CPropertySheet(UINT nIDCaption, CWnd *pParentWnd = nullptr, UINT iSelectPage = 0);
  void AddPage(CPropertyPage *pPage);
  virtual INT_PTR DoModal();
};

#endif
#endif
