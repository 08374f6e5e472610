// ATL's and MFC's times of automation. mingw-w64 has no ATL; a real Windows SDK
// brings its own.
#if __has_include_next(<atlcomtime.h>)
#include_next <atlcomtime.h>
#elif !defined(COMSEC_ATLCOMTIME_H)
#define COMSEC_ATLCOMTIME_H

#include <atltime.h>
#include <oleauto.h>

#ifdef __cplusplus

namespace ATL {

class COleDateTimeSpan {
public:
  COleDateTimeSpan() throw();
  COleDateTimeSpan(double dblSpanSrc) throw();
  COleDateTimeSpan(LONG lDays, int nHours, int nMins, int nSecs) throw();
  double GetTotalSeconds() const throw();
};

class COleDateTime {
public:
  enum DateTimeStatus { error = -1, valid = 0, invalid = 1, null = 2 };
  DateTimeStatus GetStatus() const throw();
  void SetStatus(DateTimeStatus status) throw();
  static COleDateTime WINAPI GetCurrentTime() throw();
  COleDateTime() throw();
  COleDateTime(const VARIANT &varSrc) throw();
  COleDateTime(DATE dtSrc) throw();
  COleDateTime(const SYSTEMTIME &systimeSrc) throw();
  COleDateTime(const FILETIME &filetimeSrc) throw();
  operator DATE() const throw();
  COleDateTimeSpan operator-(const COleDateTime &date) const throw();
  bool ParseDateTime(LPCTSTR lpszDate, DWORD dwFlags = 0, LCID lcid = LANG_USER_DEFAULT) throw();
  bool GetAsSystemTime(SYSTEMTIME &sysTime) const throw();
  int GetYear() const throw();
  int GetMonth() const throw();
  int GetDay() const throw();
  int GetHour() const throw();
  int GetMinute() const throw();
  int GetSecond() const throw();
  CStringT<TCHAR> Format(LPCTSTR lpszFormat) const;

  DATE m_dt;
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
