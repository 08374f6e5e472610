// The part of ATL's and MFC's strings that knows no locale. mingw-w64 has no ATL; a real Windows
// SDK brings its own.
#if __has_include_next(<atlsimpstr.h>)
#include_next <atlsimpstr.h>
#elif !defined(COMSEC_ATLSIMPSTR_H)
#define COMSEC_ATLSIMPSTR_H

#include <atldef.h>
#include <tchar.h>

#ifdef __cplusplus

namespace ATL {

class IAtlStringMgr;

template <class Char> class CSimpleStringT {
public:
  typedef Char XCHAR;
  typedef Char *PXSTR;
  typedef const Char *PCXSTR;

  CSimpleStringT();
  CSimpleStringT(PCXSTR Text);
  CSimpleStringT(const CSimpleStringT &From);
  ~CSimpleStringT() throw();
  CSimpleStringT &operator=(const CSimpleStringT &From);
  CSimpleStringT &operator=(PCXSTR Text);
  operator PCXSTR() const throw();
  XCHAR operator[](int At) const;
  XCHAR GetAt(int At) const;
  void SetAt(int At, XCHAR Value);
  void Append(PCXSTR Text);
  void Append(PCXSTR Text, int Length);
  void AppendChar(XCHAR Value);
  void Empty() throw();
  bool IsEmpty() const throw();
  int GetLength() const throw();
  int GetAllocLength() const throw();
  PCXSTR GetString() const throw();
  void SetString(PCXSTR Text);
  void SetString(PCXSTR Text, int Length);
  PXSTR GetBuffer();
  PXSTR GetBuffer(int Length);
  PXSTR GetBufferSetLength(int Length);
  PXSTR LockBuffer();
  void UnlockBuffer() throw();
  void ReleaseBuffer(int Length = -1);
  void ReleaseBufferSetLength(int Length);
  void Preallocate(int Length);
  void FreeExtra();
  void Truncate(int Length);
};

} // namespace ATL

#endif
#endif
