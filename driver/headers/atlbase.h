// mingw-w64 has no ATL. This header declares what tells how an ATL program starts and sets its
// security, the module classes, and brings the smart pointers that hide COM calls, the class of the
// registry's keys, locks and owners: declarations only, with the documented names. What else of ATL
// a program uses stays unknown.
// A real Windows SDK brings its own.
#if __has_include_next(<atlbase.h>)
#include_next <atlbase.h>
#elif !defined(COMSEC_ATLBASE_H)
#define COMSEC_ATLBASE_H
#define __ATLBASE_H__ // programs ask for it

#include <windows.h>

#include <atlcomcli.h>
#include <atlconv.h>
#include <atldef.h>
#include <atlsimpcoll.h>
#include <objbase.h>
#include <ole2.h>
#include <olectl.h>
#include <shlwapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <tchar.h>

#ifdef __cplusplus

// The wizard puts these, without a semicolon, before the methods of the module class.
#define DECLARE_LIBID(libid)
#define DECLARE_REGISTRY_APPID_RESOURCEID(resid, appid)                                            \
  static LPCOLESTR GetAppId() throw() { return OLESTR(appid); }
#define DECLARE_NO_REGISTRY()
#define DECLARE_REGISTRY_RESOURCEID(x)

struct IRegistrarBase : IUnknown {
  virtual HRESULT STDMETHODCALLTYPE AddReplacement(LPCOLESTR key, LPCOLESTR item) = 0;
  virtual HRESULT STDMETHODCALLTYPE ClearReplacements() = 0;
};

namespace ATL {

class CComFakeCriticalSection {
public:
  HRESULT Lock() throw();
  HRESULT Unlock() throw();
  HRESULT Init() throw();
  HRESULT Term() throw();
};

class CComCriticalSection {
public:
  HRESULT Lock() throw();
  HRESULT Unlock() throw();
  HRESULT Init() throw();
  HRESULT Term() throw();

  CRITICAL_SECTION m_sec;
};
class CComAutoCriticalSection : public CComCriticalSection {};
class CComAutoDeleteCriticalSection : public CComCriticalSection {};

template <class TLock> class CComCritSecLock {
public:
  CComCritSecLock(TLock &cs, bool bInitialLock = true);
  ~CComCritSecLock() throw();
  HRESULT Lock() throw();
  void Unlock() throw();
};

class CHandle {
public:
  CHandle() throw();
  CHandle(CHandle &h) throw();
  explicit CHandle(HANDLE h) throw();
  ~CHandle() throw();
  CHandle &operator=(CHandle &h) throw();
  operator HANDLE() const throw();
  void Attach(HANDLE h) throw();
  HANDLE Detach() throw();
  void Close() throw();

  HANDLE m_h;
};

template <class T> class CHeapPtr {
public:
  CHeapPtr() throw();
  explicit CHeapPtr(T *pData) throw();
  ~CHeapPtr() throw();
  operator T *() const throw();
  T **operator&() throw();
  T *operator->() const throw();
  bool Allocate(size_t nElements = 1) throw();
  bool AllocateBytes(size_t nBytes) throw();
  void Attach(T *pData) throw();
  T *Detach() throw();
  void Free() throw();

  T *m_pData;
};
template <class T> class CComHeapPtr : public CHeapPtr<T> {
public:
  CComHeapPtr() throw();
  explicit CComHeapPtr(T *pData) throw();
};

template <class T> class CAutoPtr {
public:
  CAutoPtr() throw();
  CAutoPtr(CAutoPtr &p) throw();
  explicit CAutoPtr(T *p) throw();
  ~CAutoPtr() throw();
  CAutoPtr &operator=(CAutoPtr &p) throw();
  operator T *() const throw();
  T *operator->() const throw();
  void Attach(T *p) throw();
  T *Detach() throw();
  void Free() throw();

  T *m_p;
};

template <class T> class CAutoVectorPtr {
public:
  CAutoVectorPtr() throw();
  CAutoVectorPtr(CAutoVectorPtr &p) throw();
  explicit CAutoVectorPtr(T *p) throw();
  ~CAutoVectorPtr() throw();
  operator T *() const throw();
  bool Allocate(size_t nElements) throw();
  void Attach(T *p) throw();
  T *Detach() throw();
  void Free() throw();

  T *m_p;
};

class CRegKey {
public:
  CRegKey();
  CRegKey(CRegKey &Key);
  explicit CRegKey(HKEY Key);
  ~CRegKey();
  CRegKey &operator=(CRegKey &Key);
  operator HKEY() const;
  HKEY Detach();
  void Attach(HKEY Key);
  LONG Create(HKEY hKeyParent, LPCTSTR lpszKeyName, LPTSTR lpszClass = REG_NONE,
              DWORD dwOptions = REG_OPTION_NON_VOLATILE, REGSAM samDesired = KEY_READ | KEY_WRITE,
              LPSECURITY_ATTRIBUTES lpSecAttr = nullptr, LPDWORD lpdwDisposition = nullptr);
  LONG Open(HKEY hKeyParent, LPCTSTR lpszKeyName, REGSAM samDesired = KEY_READ | KEY_WRITE);
  LONG Close();
  LONG Flush();
  LONG DeleteSubKey(LPCTSTR lpszSubKey);
  LONG RecurseDeleteKey(LPCTSTR lpszKey);
  LONG DeleteValue(LPCTSTR lpszValue);
  LONG EnumKey(DWORD iIndex, LPTSTR pszName, LPDWORD pnNameLength,
               FILETIME *pftLastWriteTime = nullptr);
  LONG SetValue(DWORD dwValue, LPCTSTR lpszValueName);
  LONG SetValue(LPCTSTR lpszValue, LPCTSTR lpszValueName = nullptr, bool bMulti = false,
                int nValueLen = -1);
  LONG SetValue(LPCTSTR pszValueName, DWORD dwType, const void *pValue, ULONG nBytes);
  LONG SetKeyValue(LPCTSTR lpszKeyName, LPCTSTR lpszValue, LPCTSTR lpszValueName = nullptr);
  LONG SetDWORDValue(LPCTSTR pszValueName, DWORD dwValue);
  LONG SetQWORDValue(LPCTSTR pszValueName, ULONGLONG qwValue);
  LONG SetStringValue(LPCTSTR pszValueName, LPCTSTR pszValue, DWORD dwType = REG_SZ);
  LONG SetMultiStringValue(LPCTSTR pszValueName, LPCTSTR pszValue);
  LONG SetBinaryValue(LPCTSTR pszValueName, const void *pValue, ULONG nBytes);
  LONG SetGUIDValue(LPCTSTR pszValueName, REFGUID guidValue);
  LONG QueryValue(LPCTSTR pszValueName, DWORD *pdwType, void *pData, ULONG *pnBytes);
  LONG QueryDWORDValue(LPCTSTR pszValueName, DWORD &dwValue);
  LONG QueryQWORDValue(LPCTSTR pszValueName, ULONGLONG &qwValue);
  LONG QueryStringValue(LPCTSTR pszValueName, LPTSTR pszValue, ULONG *pnChars);
  LONG QueryBinaryValue(LPCTSTR pszValueName, void *pValue, ULONG *pnBytes);
  LONG QueryGUIDValue(LPCTSTR pszValueName, GUID &guidValue);

  HKEY m_hKey;
};

class CAtlModule {
public:
  virtual ~CAtlModule();
  virtual LONG Lock();
  virtual LONG Unlock();
  virtual LONG GetLockCount();
  virtual HRESULT AddCommonRGSReplacements(IRegistrarBase *pRegistrar);
};

template <class T> class CAtlModuleT : public CAtlModule {
public:
  static void InitLibId();
  static LPCTSTR FindOneOf(LPCTSTR p1, LPCTSTR p2);
  static int WordCmpI(LPCTSTR psz1, LPCTSTR psz2);
  HRESULT RegisterServer(BOOL bRegTypeLib = FALSE, const CLSID *pCLSID = nullptr);
  HRESULT UnregisterServer(BOOL bUnRegTypeLib, const CLSID *pCLSID = nullptr);
  HRESULT RegisterAppId();
  HRESULT UnregisterAppId();
};

template <class T> class CAtlExeModuleT : public CAtlModuleT<T> {
public:
  static HRESULT InitializeCom();
  static void UninitializeCom();
  int WinMain(int nShowCmd);
  bool ParseCommandLine(LPCTSTR lpCmdLine, HRESULT *pnRetCode);
  HRESULT Run(int nShowCmd = SW_HIDE);
  HRESULT PreMessageLoop(int nShowCmd);
  void RunMessageLoop();
  HRESULT PostMessageLoop();
  HRESULT RegisterClassObjects(DWORD dwClsContext, DWORD dwFlags);
  HRESULT RevokeClassObjects();
  void MonitorShutdown();
  HANDLE StartMonitor();

  DWORD m_dwMainThreadID;
  DWORD m_dwTimeOut;
  DWORD m_dwPause;
  bool m_bDelayShutdown;
};

/// InitializeSecurity is not here: those who derive from it bring their own.
template <class T, UINT nServiceNameID> class CAtlServiceModuleT : public CAtlExeModuleT<T> {
public:
  int WinMain(int nShowCmd);
  HRESULT Start(int nShowCmd);
  HRESULT RegisterAppId(bool bService = false);
  void ServiceMain(DWORD dwArgc, LPTSTR *lpszArgv);
  void Handler(DWORD dwOpcode);
  void OnStop();
  void OnPause();
  void OnContinue();
  void OnInterrogate();
  void OnShutdown();
  void OnUnknownRequest(DWORD dwOpcode);
  BOOL IsInstalled();
  BOOL Install();
  BOOL Uninstall();
  LONG Unlock();
  void LogEvent(LPCTSTR pszFormat, ...);
  void SetServiceStatus(DWORD dwState);

  TCHAR m_szServiceName[256];
  SERVICE_STATUS_HANDLE m_hServiceStatus;
  SERVICE_STATUS m_status;
  BOOL m_bService;
  DWORD m_dwThreadID;
};

template <class T> class CAtlDllModuleT : public CAtlModuleT<T> {
public:
  BOOL WINAPI DllMain(DWORD dwReason, LPVOID lpReserved);
  HRESULT DllCanUnloadNow();
  HRESULT DllGetClassObject(REFCLSID rclsid, REFIID riid, LPVOID *ppv);
  HRESULT DllRegisterServer(BOOL bRegTypeLib = TRUE);
  HRESULT DllUnregisterServer(BOOL bUnRegTypeLib = TRUE);
};

struct _ATL_OBJMAP_ENTRY;

/// The module of programs of before 2002.
class CComModule : public CAtlModuleT<CComModule> {
public:
  HRESULT Init(_ATL_OBJMAP_ENTRY *p, HINSTANCE h, const GUID *plibid = nullptr);
  void Term();
  HINSTANCE GetModuleInstance();
  HINSTANCE GetResourceInstance();
  HINSTANCE GetTypeLibInstance();
  HRESULT RegisterServer(BOOL bRegTypeLib = FALSE, const CLSID *pCLSID = nullptr);
  HRESULT UnregisterServer(BOOL bUnRegTypeLib, const CLSID *pCLSID = nullptr);
  HRESULT UnregisterServer(const CLSID *pCLSID = nullptr);
  HRESULT RegisterClassObjects(DWORD dwClsContext, DWORD dwFlags);
  HRESULT RevokeClassObjects();
  HRESULT GetClassObject(REFCLSID rclsid, REFIID riid, LPVOID *ppv);
  HRESULT UpdateRegistryFromResource(UINT nResID, BOOL bRegister, void *pMapEntries = nullptr);
  HRESULT UpdateRegistryFromResource(LPCTSTR lpszRes, BOOL bRegister, void *pMapEntries = nullptr);
  HRESULT RegisterTypeLib();
  HRESULT UnRegisterTypeLib();

  HINSTANCE m_hInst;
  HINSTANCE m_hInstResource;
  HINSTANCE m_hInstTypeLib;
  DWORD dwThreadID;
};

struct CAtlBaseModule {
  HINSTANCE GetModuleInstance();
  HINSTANCE GetResourceInstance();
  HINSTANCE SetResourceInstance(HINSTANCE hInst);
};
extern CAtlBaseModule _AtlBaseModule;
extern CAtlModule *_pAtlModule;

HRESULT AtlAdvise(IUnknown *pUnkCP, IUnknown *pUnk, const IID &iid, LPDWORD pdw);
HRESULT AtlUnadvise(IUnknown *pUnkCP, const IID &iid, DWORD dw);

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
