// CStringT, the string class that ATL and MFC share: declarations only, with the documented names.
// mingw-w64 has neither; a real Windows SDK brings its own.
#if __has_include_next(<cstringt.h>)
#include_next <cstringt.h>
#elif !defined(COMSEC_CSTRINGT_H)
#define COMSEC_CSTRINGT_H
#define __CSTRINGT_H__ // programs ask for it

#include <atlconv.h>
#include <atlsimpstr.h>
#include <oleauto.h>

#ifdef __cplusplus

namespace ATL {

template <class Char> struct ChTraitsOS {};
template <class Char = char, class StringIterator = ChTraitsOS<Char>> class StrTraitATL {};

template <class Char> struct OtherChar;
template <> struct OtherChar<char> {
  typedef wchar_t Type;
};
template <> struct OtherChar<wchar_t> {
  typedef char Type;
};

template <class Char, class Traits = StrTraitATL<Char>>
class CStringT : public CSimpleStringT<Char> {
public:
  typedef Char XCHAR;
  typedef Char *PXSTR;
  typedef const Char *PCXSTR;
  typedef typename OtherChar<Char>::Type YCHAR;
  typedef YCHAR *PYSTR;
  typedef const YCHAR *PCYSTR;

  CStringT();
  CStringT(const CStringT &From);
  CStringT(const CSimpleStringT<Char> &From);
  template <class OtherTraits> CStringT(const CStringT<YCHAR, OtherTraits> &From);
  CStringT(const VARIANT &From);
  CStringT(PCXSTR Text);
  CStringT(PCYSTR Text);
  CStringT(const unsigned char *Text);
  CStringT(PCXSTR Text, int Length);
  CStringT(PCYSTR Text, int Length);
  CStringT(XCHAR Value, int Repeat = 1);
  explicit CStringT(IAtlStringMgr *Manager);
  ~CStringT() throw();

  CStringT &operator=(const CStringT &From);
  CStringT &operator=(const CSimpleStringT<Char> &From);
  template <class OtherTraits> CStringT &operator=(const CStringT<YCHAR, OtherTraits> &From);
  CStringT &operator=(PCXSTR Text);
  CStringT &operator=(PCYSTR Text);
  CStringT &operator=(XCHAR Value);
  CStringT &operator=(YCHAR Value);
  CStringT &operator=(const VARIANT &From);
  CStringT &operator+=(const CSimpleStringT<Char> &Text);
  CStringT &operator+=(PCXSTR Text);
  CStringT &operator+=(PCYSTR Text);
  CStringT &operator+=(char Value);
  CStringT &operator+=(wchar_t Value);
  CStringT &operator+=(int Value);

  void Format(PCXSTR Form, ...);
  void Format(UINT FormId, ...);
  void FormatV(PCXSTR Form, va_list Arguments);
  void AppendFormat(PCXSTR Form, ...);
  void AppendFormat(UINT FormId, ...);
  void FormatMessage(PCXSTR Form, ...);
  void FormatMessage(UINT FormId, ...);
  BOOL LoadString(UINT Id);
  BOOL LoadString(HINSTANCE Module, UINT Id);
  BSTR AllocSysString() const;
  BSTR SetSysString(BSTR *Text) const;
  BOOL GetEnvironmentVariable(PCXSTR Name);

  int Compare(PCXSTR Text) const;
  int CompareNoCase(PCXSTR Text) const;
  int Collate(PCXSTR Text) const;
  int CollateNoCase(PCXSTR Text) const;
  int Find(PCXSTR Text, int Start = 0) const;
  int Find(XCHAR Value, int Start = 0) const;
  int FindOneOf(PCXSTR Characters) const;
  int ReverseFind(XCHAR Value) const;
  CStringT Left(int Count) const;
  CStringT Right(int Count) const;
  CStringT Mid(int First) const;
  CStringT Mid(int First, int Count) const;
  CStringT SpanIncluding(PCXSTR Characters) const;
  CStringT SpanExcluding(PCXSTR Characters) const;
  CStringT Tokenize(PCXSTR Separators, int &Start) const;

  int Insert(int At, PCXSTR Text);
  int Insert(int At, XCHAR Value);
  int Delete(int At, int Count = 1);
  int Remove(XCHAR Value);
  int Replace(PCXSTR Old, PCXSTR New);
  int Replace(XCHAR Old, XCHAR New);
  CStringT &MakeLower();
  CStringT &MakeUpper();
  CStringT &MakeReverse();
  CStringT &Trim();
  CStringT &Trim(XCHAR Value);
  CStringT &Trim(PCXSTR Characters);
  CStringT &TrimLeft();
  CStringT &TrimLeft(XCHAR Value);
  CStringT &TrimLeft(PCXSTR Characters);
  CStringT &TrimRight();
  CStringT &TrimRight(XCHAR Value);
  CStringT &TrimRight(PCXSTR Characters);
  void AnsiToOem();
  void OemToAnsi();

  // Friends and not templates: an operand may still have to be converted to a string.
  friend CStringT operator+(const CStringT &A, const CStringT &B) { return CStringT(A) += B; }
  friend CStringT operator+(const CStringT &A, PCXSTR B) { return CStringT(A) += B; }
  friend CStringT operator+(PCXSTR A, const CStringT &B) { return CStringT(A) += B; }
  friend CStringT operator+(const CStringT &A, PCYSTR B) { return CStringT(A) += B; }
  friend CStringT operator+(PCYSTR A, const CStringT &B) { return CStringT(A) += B; }
  friend CStringT operator+(const CStringT &A, char B) { return CStringT(A) += B; }
  friend CStringT operator+(char A, const CStringT &B) { return CStringT(XCHAR(A)) += B; }
  friend CStringT operator+(const CStringT &A, wchar_t B) { return CStringT(A) += B; }
  friend CStringT operator+(wchar_t A, const CStringT &B) { return CStringT(XCHAR(A)) += B; }

  friend bool operator==(const CStringT &A, const CStringT &B) { return !A.Compare(B); }
  friend bool operator==(const CStringT &A, PCXSTR B) { return !A.Compare(B); }
  friend bool operator==(const CStringT &A, PCYSTR B) { return !A.Compare(CStringT(B)); }
  friend bool operator==(const CStringT &A, XCHAR B) { return !A.Compare(CStringT(B)); }
  friend bool operator<(const CStringT &A, const CStringT &B) { return A.Compare(B) < 0; }
  friend bool operator<(const CStringT &A, PCXSTR B) { return A.Compare(B) < 0; }
  friend bool operator>(const CStringT &A, const CStringT &B) { return A.Compare(B) > 0; }
  friend bool operator>(const CStringT &A, PCXSTR B) { return A.Compare(B) > 0; }
  friend bool operator<=(const CStringT &A, const CStringT &B) { return A.Compare(B) <= 0; }
  friend bool operator>=(const CStringT &A, const CStringT &B) { return A.Compare(B) >= 0; }
};

} // namespace ATL

#endif
#endif
