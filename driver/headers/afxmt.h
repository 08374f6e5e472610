// MFC's locks. mingw-w64 has no MFC; a real Windows SDK
// brings its own.
#if __has_include_next(<afxmt.h>)
#include_next <afxmt.h>
#elif !defined(COMSEC_AFXMT_H)
#define COMSEC_AFXMT_H
#define __AFXMT_H__ // programs ask for it

#include <afx.h>

#ifdef __cplusplus

class CSyncObject : public CObject {
public:
  operator HANDLE() const;
  virtual BOOL Lock(DWORD dwTimeout = INFINITE);
  virtual BOOL Unlock();
};
class CMutex : public CSyncObject {
public:
  CMutex(BOOL bInitiallyOwn = FALSE, LPCTSTR lpszName = nullptr,
         LPSECURITY_ATTRIBUTES lpsaAttribute = nullptr);
};
class CSemaphore : public CSyncObject {
public:
  CSemaphore(LONG lInitialCount = 1, LONG lMaxCount = 1, LPCTSTR lpszName = nullptr,
             LPSECURITY_ATTRIBUTES lpsaAttributes = nullptr);
};
class CEvent : public CSyncObject {
public:
  CEvent(BOOL bInitiallyOwn = FALSE, BOOL bManualReset = FALSE, LPCTSTR lpszName = nullptr,
         LPSECURITY_ATTRIBUTES lpsaAttribute = nullptr);
  BOOL SetEvent();
  BOOL PulseEvent();
  BOOL ResetEvent();
};
class CCriticalSection : public CSyncObject {
public:
  CRITICAL_SECTION m_sect;
};
class CSingleLock {
public:
  explicit CSingleLock(CSyncObject *pObject, BOOL bInitialLock = FALSE);
  ~CSingleLock();
  BOOL Lock(DWORD dwTimeOut = INFINITE);
  BOOL Unlock();
  BOOL IsLocked();
};

#endif
#endif
