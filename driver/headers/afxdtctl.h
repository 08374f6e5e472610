// MFC's controls for dates. mingw-w64 has no MFC; a real Windows SDK brings its own.
#if __has_include_next(<afxdtctl.h>)
#include_next <afxdtctl.h>
#elif !defined(COMSEC_AFXDTCTL_H)
#define COMSEC_AFXDTCTL_H

#include <afxdisp.h>

#ifdef __cplusplus

class CDateTimeCtrl : public CWnd {
public:
  BOOL SetTime(const CTime *pTimeNew);
  DWORD GetTime(CTime &timeDest) const;
};
class CMonthCalCtrl : public CWnd {};

#endif
#endif
