// ATL's and MFC's times of the C library. mingw-w64 has no ATL; a real Windows SDK
// brings its own.
#if __has_include_next(<atltime.h>)
#include_next <atltime.h>
#elif !defined(COMSEC_ATLTIME_H)
#define COMSEC_ATLTIME_H

#include <cstringt.h>
#include <time.h>

#ifdef __cplusplus

namespace ATL {

class CTimeSpan {
public:
  CTimeSpan() throw();
  CTimeSpan(time_t time) throw();
  CTimeSpan(LONG lDays, int nHours, int nMins, int nSecs) throw();
  LONGLONG GetDays() const throw();
  LONGLONG GetTotalHours() const throw();
  LONGLONG GetTotalMinutes() const throw();
  LONGLONG GetTotalSeconds() const throw();
  LONGLONG GetTimeSpan() const throw();
};

class CTime {
public:
  static CTime WINAPI GetCurrentTime() throw();
  CTime() throw();
  CTime(time_t time) throw();
  CTime(int nYear, int nMonth, int nDay, int nHour, int nMin, int nSec, int nDST = -1);
  CTime(const SYSTEMTIME &st, int nDST = -1);
  CTime(const FILETIME &ft, int nDST = -1);
  CTimeSpan operator-(CTime time) const throw();
  CTime operator-(CTimeSpan timeSpan) const throw();
  CTime operator+(CTimeSpan timeSpan) const throw();
  bool operator==(CTime time) const throw();
  bool operator<(CTime time) const throw();
  bool operator>(CTime time) const throw();
  time_t GetTime() const throw();
  int GetYear() const throw();
  int GetMonth() const throw();
  int GetDay() const throw();
  int GetHour() const throw();
  int GetMinute() const throw();
  int GetSecond() const throw();
  bool GetAsSystemTime(SYSTEMTIME &st) const throw();
  CStringT<TCHAR> Format(LPCTSTR pszFormat) const;
};

class CFileTimeSpan {
public:
  CFileTimeSpan(LONGLONG nSpan = 0) throw();
  LONGLONG GetTimeSpan() const throw();
};
class CFileTime : public FILETIME {
public:
  static CFileTime WINAPI GetCurrentTime() throw();
  CFileTime() throw();
  CFileTime(const FILETIME &ft) throw();
  CFileTime(ULONGLONG nTime) throw();
  CFileTimeSpan operator-(CFileTime ft) const throw();
  ULONGLONG GetTime() const throw();
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
