// ATL's paths. mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlpath.h>)
#include_next <atlpath.h>
#elif !defined(COMSEC_ATLPATH_H)
#define COMSEC_ATLPATH_H

#include <atlstr.h>

#ifdef __cplusplus

namespace ATL {

template <class Text> class CPathT {
public:
  typedef typename Text::PCXSTR PCXSTR;

  CPathT() throw();
  CPathT(PCXSTR pszPath);
  operator PCXSTR() const throw();
  operator const Text &() const throw();
  operator Text &() throw();
  CPathT &operator+=(PCXSTR pszMore);
  BOOL Append(PCXSTR pszMore);
  void Combine(PCXSTR pszDir, PCXSTR pszFile);
  void AddBackslash();
  BOOL FileExists() const;
  BOOL IsDirectory() const;
  BOOL RemoveFileSpec();
  void RemoveExtension();
  int FindFileName() const;
  Text GetExtension() const;
  void StripPath();
  void QuoteSpaces();
  void UnquoteSpaces();

  Text m_strPath;
};
typedef CPathT<CAtlString> CPath;
typedef CPathT<CAtlStringA> CPathA;
typedef CPathT<CAtlStringW> CPathW;

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
