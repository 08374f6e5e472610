// MFC's common controls, as far as dialogs fill them. mingw-w64 has no MFC; a real Windows SDK
// brings its own.
#if __has_include_next(<afxcmn.h>)
#include_next <afxcmn.h>
#elif !defined(COMSEC_AFXCMN_H)
#define COMSEC_AFXCMN_H
#define __AFXCMN_H__ // programs ask for it

#include <afxwin.h>

#ifdef __cplusplus

class CImageList : public CObject {
public:
  BOOL Create(int cx, int cy, UINT nFlags, int nInitial, int nGrow);
  int Add(HICON hIcon);
};
class CListCtrl : public CWnd {
public:
  int GetItemCount() const;
  int InsertColumn(int nCol, LPCTSTR lpszColumnHeading, int nFormat = LVCFMT_LEFT, int nWidth = -1,
                   int nSubItem = -1);
  int InsertItem(const LVITEM *pItem);
  int InsertItem(int nItem, LPCTSTR lpszItem);
  int InsertItem(int nItem, LPCTSTR lpszItem, int nImage);
  BOOL SetItemText(int nItem, int nSubItem, LPCTSTR lpszText);
  CString GetItemText(int nItem, int nSubItem) const;
  BOOL SetItemData(int nItem, DWORD_PTR dwData);
  DWORD_PTR GetItemData(int nItem) const;
  int GetNextItem(int nItem, int nFlags) const;
  BOOL DeleteItem(int nItem);
  BOOL DeleteAllItems();
};
class CTreeCtrl : public CWnd {
public:
  HTREEITEM InsertItem(LPCTSTR lpszItem, HTREEITEM hParent = TVI_ROOT,
                       HTREEITEM hInsertAfter = TVI_LAST);
  HTREEITEM GetSelectedItem() const;
  BOOL DeleteAllItems();
};
class CProgressCtrl : public CWnd {
public:
  void SetRange(short nLower, short nUpper);
  int SetPos(int nPos);
};
class CSliderCtrl : public CWnd {};
class CSpinButtonCtrl : public CWnd {};
class CTabCtrl : public CWnd {};
class CHeaderCtrl : public CWnd {};
class CAnimateCtrl : public CWnd {};
class CRichEditCtrl : public CWnd {};

#endif
#endif
