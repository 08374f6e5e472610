// ATL's owner of a SAFEARRAY. mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlsafe.h>)
#include_next <atlsafe.h>
#elif !defined(COMSEC_ATLSAFE_H)
#define COMSEC_ATLSAFE_H

#include <atlbase.h>

#ifdef __cplusplus

namespace ATL {

/// Which VARTYPE an element's type has; programs add types of their own.
template <typename T> struct _ATL_AutomationType {};
#define DEFINE_AUTOMATION_TYPE_FUNCTION(ctype, typewrapper, oleautomationtype)                     \
  template <> struct _ATL_AutomationType<ctype> {                                                  \
    typedef typewrapper _typewrapper;                                                              \
    enum { type = oleautomationtype };                                                             \
    static void *GetT(const ctype &t) throw();                                                     \
  };

class CComSafeArrayBound : public SAFEARRAYBOUND {
public:
  CComSafeArrayBound(ULONG Count = 0, LONG Lower = 0) throw();
  ULONG GetCount() const throw();
  ULONG SetCount(ULONG Count) throw();
  LONG GetLowerBound() const throw();
  LONG SetLowerBound(LONG Lower) throw();
  LONG GetUpperBound() const throw();
};

template <typename T, VARTYPE Type = VT_EMPTY> class CComSafeArray {
public:
  CComSafeArray() throw();
  explicit CComSafeArray(ULONG Count, LONG Lower = 0);
  explicit CComSafeArray(const SAFEARRAYBOUND &Bound);
  CComSafeArray(const SAFEARRAYBOUND *Bounds, UINT Dimensions = 1);
  CComSafeArray(LPSAFEARRAY From);
  CComSafeArray(const SAFEARRAY *From);
  CComSafeArray(const CComSafeArray &From);
  ~CComSafeArray() throw();
  CComSafeArray &operator=(const CComSafeArray &From);
  CComSafeArray &operator=(const SAFEARRAY *From);
  operator const SAFEARRAY *() const throw();
  operator LPSAFEARRAY() throw();
  T &operator[](long At);
  T &operator[](int At);
  T &GetAt(LONG At) const;
  HRESULT SetAt(LONG At, const T &Value, BOOL Copy = TRUE);
  HRESULT Add(const T &Value, BOOL Copy = TRUE);
  HRESULT Add(ULONG Count, const T *Values, BOOL Copy = TRUE);
  HRESULT MultiDimGetAt(const LONG *At, T &Value);
  HRESULT MultiDimSetAt(const LONG *At, const T &Value);
  HRESULT Create(ULONG Count = 0, LONG Lower = 0);
  HRESULT Create(const SAFEARRAYBOUND *Bounds, UINT Dimensions = 1);
  HRESULT Resize(ULONG Count, LONG Lower = 0);
  HRESULT Destroy();
  HRESULT Attach(const SAFEARRAY *Owned);
  LPSAFEARRAY Detach();
  HRESULT CopyFrom(const SAFEARRAY *From);
  HRESULT CopyTo(LPSAFEARRAY *To);
  LPSAFEARRAY *GetSafeArrayPtr() throw();
  ULONG GetCount(UINT Dimension = 0) const;
  UINT GetDimensions() const;
  LONG GetLowerBound(UINT Dimension = 0) const;
  LONG GetUpperBound(UINT Dimension = 0) const;
  VARTYPE GetType() const;
  bool IsSizable() const;

  LPSAFEARRAY m_psa;
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
