// The WMI provider framework: the class that a provider is derived from, whose methods WMI calls,
// and what they are given. Declarations only, with the documented names. mingw-w64 has no such
// framework; a real Windows SDK brings its own.
#if __has_include_next(<FwCommon.h>)
#include_next <FwCommon.h>
#elif !defined(COMSEC_FWCOMMON_H)
#define COMSEC_FWCOMMON_H

#include <windows.h>

#include <objbase.h>
#include <wbemidl.h>

#ifdef __cplusplus

class CHString {
public:
  CHString();
  CHString(const CHString &From);
  CHString(LPCWSTR Text);
  CHString(LPCSTR Text);
  CHString(WCHAR Value, int Repeat = 1);
  ~CHString();
  CHString &operator=(const CHString &From);
  CHString &operator=(LPCWSTR Text);
  CHString &operator=(LPCSTR Text);
  CHString &operator+=(LPCWSTR Text);
  operator LPCWSTR() const;
  int GetLength() const;
  BOOL IsEmpty() const;
  void Empty();
  void Format(LPCWSTR Form, ...);
  int Compare(LPCWSTR Text) const;
  int CompareNoCase(LPCWSTR Text) const;
  int Find(LPCWSTR Text) const;
  CHString Left(int Count) const;
  CHString Mid(int First) const;
  BSTR AllocSysString() const;
};
CHString operator+(const CHString &A, const CHString &B);
bool operator==(const CHString &A, LPCWSTR B);
bool operator!=(const CHString &A, LPCWSTR B);

class WBEMTime;

class CInstance {
public:
  LONG AddRef();
  LONG Release();
  bool IsNull(LPCWSTR Name) const;
  bool SetNull(LPCWSTR Name);
  bool GetCHString(LPCWSTR Name, CHString &To) const;
  bool SetCHString(LPCWSTR Name, const CHString &Value);
  bool SetCHString(LPCWSTR Name, LPCWSTR Value);
  bool SetCHString(LPCWSTR Name, LPCSTR Value);
  bool GetDWORD(LPCWSTR Name, DWORD &To) const;
  bool SetDWORD(LPCWSTR Name, DWORD Value);
  bool Getbool(LPCWSTR Name, bool &To) const;
  bool Setbool(LPCWSTR Name, bool Value);
  bool SetByte(LPCWSTR Name, BYTE Value);
  bool SetWBEMINT64(LPCWSTR Name, ULONGLONG Value);
  bool SetVariant(LPCWSTR Name, const VARIANT &Value);
  bool SetDateTime(LPCWSTR Name, const WBEMTime &Value);
  HRESULT Commit();
};

class MethodContext;
class CFrameworkQuery {
public:
  bool IsPropertyRequired(LPCWSTR Name);
  const CHString &GetQuery();
};

template <class T> class TRefPointerCollection;

class Provider {
public:
  Provider(LPCWSTR Name, LPCWSTR NameSpace = nullptr);
  virtual ~Provider();

protected:
  virtual HRESULT EnumerateInstances(MethodContext *pMethodContext, long lFlags = 0L);
  virtual HRESULT GetObject(CInstance *pInstance, long lFlags = 0L);
  virtual HRESULT GetObject(CInstance *pInstance, long lFlags, CFrameworkQuery &Query);
  virtual HRESULT ExecQuery(MethodContext *pMethodContext, CFrameworkQuery &Query,
                            long lFlags = 0L);
  virtual HRESULT PutInstance(const CInstance &Instance, long lFlags = 0L);
  virtual HRESULT DeleteInstance(const CInstance &Instance, long lFlags = 0L);
  virtual HRESULT ExecMethod(const CInstance &Instance, const BSTR bstrMethodName,
                             CInstance *pInParams, CInstance *pOutParams, long lFlags = 0L);
  virtual void Flush();
  CInstance *CreateNewInstance(MethodContext *pMethodContext);
  HRESULT Commit(CInstance *pInstance, bool bCache = false);
  const CHString &GetProviderName();
  const CHString &GetNamespace();
};

class CWbemProviderGlue : public IWbemServices, public IWbemProviderInit {
public:
  static BOOL FrameworkLoginDLL(LPCWSTR Name);
  static BOOL FrameworkLogoffDLL(LPCWSTR Name);
  static HRESULT FrameworkLogin(LPCWSTR Name, Provider *pProvider, LPCWSTR NameSpace);
  static IWbemServices *GetNamespaceConnection(LPCWSTR NameSpace);
  static HRESULT GetAllInstances(LPCWSTR Class, TRefPointerCollection<CInstance> *Found,
                                 LPCWSTR NameSpace, MethodContext *pMethodContext);
  static HRESULT GetInstanceByPath(LPCWSTR Path, CInstance **Found,
                                   MethodContext *pMethodContext = nullptr);
};

class CWbemGlueFactory : public IClassFactory {
public:
  CWbemGlueFactory();
  STDMETHOD(QueryInterface)(REFIID riid, void **ppv);
  STDMETHOD_(ULONG, AddRef)();
  STDMETHOD_(ULONG, Release)();
  STDMETHOD(CreateInstance)(IUnknown *pUnkOuter, REFIID riid, void **ppvObject);
  STDMETHOD(LockServer)(BOOL fLock);
};

void LogMessage(LPCWSTR Text);
void LogErrorMessage(LPCWSTR Text);

#endif
#endif
