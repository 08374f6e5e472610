// Points, sizes and rectangles of ATL and MFC. mingw-w64 has neither; a real Windows SDK brings its
// own.
#if __has_include_next(<atltypes.h>)
#include_next <atltypes.h>
#elif !defined(COMSEC_ATLTYPES_H)
#define COMSEC_ATLTYPES_H

#include <windows.h>

#ifdef __cplusplus

class CSize : public tagSIZE {
public:
  CSize(int initCX = 0, int initCY = 0) throw();
};
class CPoint : public tagPOINT {
public:
  CPoint(int initX = 0, int initY = 0) throw();
  CPoint(POINT initPt) throw();
};
class CRect : public tagRECT {
public:
  CRect() throw();
  CRect(int l, int t, int r, int b) throw();
  CRect(const RECT &srcRect) throw();
  CRect(LPCRECT lpSrcRect) throw();
  operator LPRECT() throw();
  operator LPCRECT() const throw();
  int Width() const throw();
  int Height() const throw();
  CPoint TopLeft() const throw();
  void SetRect(int x1, int y1, int x2, int y2) throw();
  void DeflateRect(int x, int y) throw();
  void InflateRect(int x, int y) throw();
  BOOL PtInRect(POINT point) const throw();
};

#endif
#endif
