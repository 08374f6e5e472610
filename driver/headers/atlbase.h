// mingw-w64 has no ATL. This header declares what tells how an ATL program starts and sets its
// security, the module classes, and the smart pointers that hide COM calls: declarations only, with
// the documented names. What else of ATL a program uses stays unknown.
// A real Windows SDK brings its own.
#ifndef COMSEC_ATLBASE_H
#define COMSEC_ATLBASE_H

#include <windows.h>

#include <objbase.h>
#include <ole2.h>
#include <tchar.h>

#ifdef __cplusplus

// The wizard puts these, without a semicolon, before the methods of the module class.
#define DECLARE_LIBID(libid)
#define DECLARE_REGISTRY_APPID_RESOURCEID(resid, appid)
#define DECLARE_NO_REGISTRY()
#define DECLARE_REGISTRY_RESOURCEID(x)

struct IRegistrarBase;

namespace ATL {

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

template <class T> class CComPtrBase {
public:
  operator T *() const;
  T &operator*() const;
  T **operator&();
  T *operator->() const;
  bool operator!() const;
  bool operator==(T *pT) const;
  void Release();
  bool IsEqualObject(IUnknown *pOther);
  void Attach(T *p2);
  T *Detach();
  HRESULT CopyTo(T **ppT);
  HRESULT CoCreateInstance(REFCLSID rclsid, LPUNKNOWN pUnkOuter = nullptr,
                           DWORD dwClsContext = CLSCTX_ALL);
  HRESULT CoCreateInstance(LPCOLESTR szProgID, LPUNKNOWN pUnkOuter = nullptr,
                           DWORD dwClsContext = CLSCTX_ALL);
  template <class Q> HRESULT QueryInterface(Q **pp) const;

  T *p;
};

template <class T> class CComPtr : public CComPtrBase<T> {
public:
  CComPtr();
  CComPtr(T *lp);
  CComPtr(const CComPtr &lp);
  ~CComPtr();
  T *operator=(T *lp);
  template <class Q> T *operator=(const CComPtr<Q> &lp);
  T *operator=(const CComPtr &lp);
};

template <class T, const IID *piid = nullptr> class CComQIPtr : public CComPtr<T> {
public:
  CComQIPtr();
  CComQIPtr(T *lp);
  CComQIPtr(IUnknown *lp);
  CComQIPtr(const CComQIPtr &lp);
  T *operator=(T *lp);
  T *operator=(IUnknown *lp);
  T *operator=(const CComQIPtr &lp);
};

/// IUnknown has no second constructor to tell apart.
template <const IID *piid> class CComQIPtr<IUnknown, piid> : public CComPtr<IUnknown> {
public:
  CComQIPtr();
  CComQIPtr(IUnknown *lp);
  CComQIPtr(const CComQIPtr &lp);
  IUnknown *operator=(IUnknown *lp);
  IUnknown *operator=(const CComQIPtr &lp);
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
