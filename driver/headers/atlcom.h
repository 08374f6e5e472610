// ATL's bases of COM classes: without them the compiler drops the class, and what it does. Their
// maps tell nothing that is asked here and are empty. Also the class that puts a security
// descriptor together, as ATL's first versions have it. mingw-w64 has no ATL; a real Windows SDK
// brings its own.
#if __has_include_next(<atlcom.h>)
#include_next <atlcom.h>
#elif !defined(COMSEC_ATLCOM_H)
#define COMSEC_ATLCOM_H
#define __ATLCOM_H__ // programs ask for it

#include <atlbase.h>
#include <ocidl.h>

#ifdef __cplusplus

// --- the map of a class's interfaces, and what stands beside it ---

#define BEGIN_COM_MAP(x)                                                                           \
public:                                                                                            \
  typedef x _ComMapClass;                                                                          \
  IUnknown *_GetRawUnknown() throw();                                                              \
  IUnknown *GetUnknown() throw();                                                                  \
  HRESULT _InternalQueryInterface(REFIID iid, void **ppvObject) throw();                           \
  virtual ULONG STDMETHODCALLTYPE AddRef() = 0;                                                    \
  virtual ULONG STDMETHODCALLTYPE Release() = 0;                                                   \
  virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **ppvObject) = 0;
#define END_COM_MAP()
#define COM_INTERFACE_ENTRY(x)
#define COM_INTERFACE_ENTRY2(x, x2)
#define COM_INTERFACE_ENTRY_IID(iid, x)
#define COM_INTERFACE_ENTRY2_IID(iid, x, x2)
#define COM_INTERFACE_ENTRY_IMPL(x)
#define COM_INTERFACE_ENTRY_IMPL_IID(iid, x)
#define COM_INTERFACE_ENTRY_CHAIN(classname)
#define COM_INTERFACE_ENTRY_BREAK(x)
#define COM_INTERFACE_ENTRY_NOINTERFACE(x)
#define COM_INTERFACE_ENTRY_TEAR_OFF(iid, x)
#define COM_INTERFACE_ENTRY_CACHED_TEAR_OFF(iid, x, punk)
#define COM_INTERFACE_ENTRY_AGGREGATE(iid, punk)
#define COM_INTERFACE_ENTRY_AGGREGATE_BLIND(punk)
#define COM_INTERFACE_ENTRY_AUTOAGGREGATE(iid, punk, clsid)
#define COM_INTERFACE_ENTRY_AUTOAGGREGATE_BLIND(punk, clsid)
#define COM_INTERFACE_ENTRY_FUNC(iid, dw, func)
#define COM_INTERFACE_ENTRY_FUNC_BLIND(dw, func)
#define BEGIN_CATEGORY_MAP(x)
#define IMPLEMENTED_CATEGORY(catid)
#define REQUIRED_CATEGORY(catid)
#define END_CATEGORY_MAP()
#define BEGIN_CONNECTION_POINT_MAP(x)
#define CONNECTION_POINT_ENTRY(iid)
#define END_CONNECTION_POINT_MAP()
#define BEGIN_SINK_MAP(x) typedef x _SinkMapClass;
#define SINK_ENTRY_INFO(id, iid, dispid, fn, info)
#define SINK_ENTRY_EX(id, iid, dispid, fn)
#define SINK_ENTRY(id, dispid, fn)
#define END_SINK_MAP()
#define BEGIN_PROP_MAP(x)
#define BEGIN_PROPERTY_MAP(x)
#define PROP_ENTRY(...)
#define PROP_ENTRY_EX(...)
#define PROP_ENTRY_TYPE(...)
#define PROP_ENTRY_TYPE_EX(...)
#define PROP_DATA_ENTRY(...)
#define PROP_PAGE(clsid)
#define END_PROP_MAP()
#define END_PROPERTY_MAP()

#define DECLARE_PROTECT_FINAL_CONSTRUCT()
#define DECLARE_GET_CONTROLLING_UNKNOWN()                                                          \
public:                                                                                            \
  virtual IUnknown *GetControllingUnknown() throw();
#define DECLARE_AGGREGATABLE(x)
#define DECLARE_NOT_AGGREGATABLE(x)
#define DECLARE_ONLY_AGGREGATABLE(x)
#define DECLARE_POLY_AGGREGATABLE(x)
#define DECLARE_CLASSFACTORY()
#define DECLARE_CLASSFACTORY2(lic)
#define DECLARE_CLASSFACTORY_EX(cf)
#define DECLARE_CLASSFACTORY_SINGLETON(obj)
#define DECLARE_CLASSFACTORY_AUTO_THREAD()
#define DECLARE_OBJECT_DESCRIPTION(x)
#define DECLARE_REGISTRY(class, pid, vpid, nid, flags)
#define DECLARE_REGISTRY_RESOURCE(x)
#define DECLARE_STATIC_REGISTRY_RESOURCE(x)
#define DECLARE_STATIC_REGISTRY_RESOURCEID(x)

#define BEGIN_OBJECT_MAP(x) inline ATL::_ATL_OBJMAP_ENTRY x[] = {
#define OBJECT_ENTRY(clsid, class) {&clsid},
#define OBJECT_ENTRY_NON_CREATEABLE(class)
#define END_OBJECT_MAP()                                                                           \
  {                                                                                                \
    nullptr                                                                                        \
  }                                                                                                \
  }                                                                                                \
  ;
#define OBJECT_ENTRY_AUTO(clsid, class)                                                            \
  extern const ATL::_ATL_OBJMAP_ENTRY *const __pobjMap_##class;
#define OBJECT_ENTRY_NON_CREATEABLE_EX_AUTO(clsid, class) OBJECT_ENTRY_AUTO(clsid, class)

namespace ATL {

struct _ATL_OBJMAP_ENTRY {
  const CLSID *pclsid;
};

class CComSingleThreadModel {
public:
  typedef CComFakeCriticalSection AutoCriticalSection, AutoDeleteCriticalSection, CriticalSection;
  typedef CComSingleThreadModel ThreadModelNoCS;
  static ULONG WINAPI Increment(LPLONG p) throw();
  static ULONG WINAPI Decrement(LPLONG p) throw();
};

class CComMultiThreadModelNoCS {
public:
  typedef CComFakeCriticalSection AutoCriticalSection, AutoDeleteCriticalSection, CriticalSection;
  typedef CComMultiThreadModelNoCS ThreadModelNoCS;
  static ULONG WINAPI Increment(LPLONG p) throw();
  static ULONG WINAPI Decrement(LPLONG p) throw();
};

class CComMultiThreadModel {
public:
  typedef CComAutoCriticalSection AutoCriticalSection;
  typedef CComAutoDeleteCriticalSection AutoDeleteCriticalSection;
  typedef CComCriticalSection CriticalSection;
  typedef CComMultiThreadModelNoCS ThreadModelNoCS;
  static ULONG WINAPI Increment(LPLONG p) throw();
  static ULONG WINAPI Decrement(LPLONG p) throw();
};

typedef CComMultiThreadModel CComObjectThreadModel, CComGlobalsThreadModel;

class CComObjectRootBase {
public:
  HRESULT FinalConstruct();
  void FinalRelease();
  ULONG OuterAddRef();
  ULONG OuterRelease();
  HRESULT OuterQueryInterface(REFIID iid, void **ppvObject);

  LONG m_dwRef;
  IUnknown *m_pOuterUnknown;
};

template <class ThreadModel> class CComObjectRootEx : public CComObjectRootBase {
public:
  typedef ThreadModel _ThreadModel;
  typedef CComObjectRootEx ObjectLock;
  ULONG InternalAddRef();
  ULONG InternalRelease();
  void Lock();
  void Unlock();
};
typedef CComObjectRootEx<CComObjectThreadModel> CComObjectRoot;

template <class T, const CLSID *pclsid = nullptr> class CComCoClass {
public:
  static const CLSID &WINAPI GetObjectCLSID();
  static LPCTSTR WINAPI GetObjectDescription();
  static HRESULT WINAPI Error(LPCWSTR lpszDesc, const IID &iid = GUID_NULL, HRESULT hRes = 0);
  static HRESULT WINAPI Error(LPCSTR lpszDesc, const IID &iid = GUID_NULL, HRESULT hRes = 0);
  static HRESULT WINAPI Error(UINT nID, const IID &iid = GUID_NULL, HRESULT hRes = 0,
                              HINSTANCE hInst = nullptr);
  template <class Q> static HRESULT CreateInstance(Q **pp);
  template <class Q> static HRESULT CreateInstance(IUnknown *punkOuter, Q **pp);
};

/// What ATL makes of a class to have objects of it. With bodies: a local class has no linkage, so
/// no other unit could define them.
template <class Base> class CComObject : public Base {
public:
  CComObject(void * = nullptr) {}
  virtual ULONG STDMETHODCALLTYPE AddRef() { return this->InternalAddRef(); }
  virtual ULONG STDMETHODCALLTYPE Release() { return this->InternalRelease(); }
  virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **ppvObject) {
    return this->_InternalQueryInterface(iid, ppvObject);
  }
  template <class Q> HRESULT QueryInterface(Q **pp) {
    return QueryInterface(__uuidof(Q), reinterpret_cast<void **>(pp));
  }
  static HRESULT WINAPI CreateInstance(CComObject **pp) {
    *pp = new CComObject;
    return (*pp)->FinalConstruct();
  }
};

template <class Base> class CComObjectNoLock : public CComObject<Base> {};
template <class Base> class CComObjectCached : public CComObject<Base> {};
template <class Base> class CComObjectGlobal : public CComObject<Base> {};
template <class Base> class CComObjectStack : public CComObject<Base> {};
template <class Base> class CComObjectStackEx : public CComObject<Base> {};
template <class Contained> class CComAggObject : public CComObject<Contained> {};

class CComClassFactory : public IClassFactory, public CComObjectRootEx<CComGlobalsThreadModel> {
public:
  BEGIN_COM_MAP(CComClassFactory)
  END_COM_MAP()
  STDMETHOD(CreateInstance)(LPUNKNOWN pUnkOuter, REFIID riid, void **ppvObj);
  STDMETHOD(LockServer)(BOOL fLock);
};

class CComTypeInfoHolder;

template <class T, const IID *piid = nullptr, const GUID *plibid = nullptr, WORD wMajor = 1,
          WORD wMinor = 0, class Holder = CComTypeInfoHolder>
class IDispatchImpl : public T {
public:
  STDMETHOD(GetTypeInfoCount)(UINT *pctinfo);
  STDMETHOD(GetTypeInfo)(UINT itinfo, LCID lcid, ITypeInfo **pptinfo);
  STDMETHOD(GetIDsOfNames)
  (REFIID riid, LPOLESTR *rgszNames, UINT cNames, LCID lcid, DISPID *rgdispid);
  STDMETHOD(Invoke)
  (DISPID dispidMember, REFIID riid, LCID lcid, WORD wFlags, DISPPARAMS *pdispparams,
   VARIANT *pvarResult, EXCEPINFO *pexcepinfo, UINT *puArgErr);
};

struct _ATL_FUNC_INFO {
  CALLCONV cc;
  VARTYPE vtReturn;
  SHORT nParams;
  VARTYPE pVarTypes[8];
};

template <UINT nID, class T, const IID *pdiid> class IDispEventSimpleImpl : public IDispatch {
public:
  STDMETHOD(QueryInterface)(REFIID riid, void **ppvObject);
  virtual ULONG STDMETHODCALLTYPE AddRef();
  virtual ULONG STDMETHODCALLTYPE Release();
  STDMETHOD(GetTypeInfoCount)(UINT *pctinfo);
  STDMETHOD(GetTypeInfo)(UINT itinfo, LCID lcid, ITypeInfo **pptinfo);
  STDMETHOD(GetIDsOfNames)
  (REFIID riid, LPOLESTR *rgszNames, UINT cNames, LCID lcid, DISPID *rgdispid);
  STDMETHOD(Invoke)
  (DISPID dispidMember, REFIID riid, LCID lcid, WORD wFlags, DISPPARAMS *pdispparams,
   VARIANT *pvarResult, EXCEPINFO *pexcepinfo, UINT *puArgErr);
  HRESULT DispEventAdvise(IUnknown *pUnk);
  HRESULT DispEventAdvise(IUnknown *pUnk, const IID *piid);
  HRESULT DispEventUnadvise(IUnknown *pUnk);
  HRESULT DispEventUnadvise(IUnknown *pUnk, const IID *piid);

  DWORD m_dwEventCookie;
};

template <UINT nID, class T, const IID *pdiid = nullptr, const GUID *plibid = nullptr,
          WORD wMajor = 0, WORD wMinor = 0, class Holder = CComTypeInfoHolder>
class IDispEventImpl : public IDispEventSimpleImpl<nID, T, pdiid> {};

class CComDynamicUnkArray;
template <class T, const IID *piid, class Array = CComDynamicUnkArray> class IConnectionPointImpl {
public:
  void Lock();
  void Unlock();

  CSimpleArray<IUnknown *> m_vec;
};
template <class T> class IConnectionPointContainerImpl : public IConnectionPointContainer {
public:
  STDMETHOD(EnumConnectionPoints)(IEnumConnectionPoints **ppEnum);
  STDMETHOD(FindConnectionPoint)(REFIID riid, IConnectionPoint **ppCP);
};

template <const IID *piid> class ISupportErrorInfoImpl : public ISupportErrorInfo {
public:
  STDMETHOD(InterfaceSupportsErrorInfo)(REFIID riid);
};

template <class T> class IObjectWithSiteImpl : public IObjectWithSite {
public:
  STDMETHOD(SetSite)(IUnknown *pUnkSite);
  STDMETHOD(GetSite)(REFIID riid, void **ppvSite);

  CComPtr<IUnknown> m_spUnkSite;
};

HRESULT AtlReportError(const CLSID &clsid, LPCOLESTR lpszDesc, const IID &iid = GUID_NULL,
                       HRESULT hRes = 0);
HRESULT AtlReportError(const CLSID &clsid, LPCSTR lpszDesc, const IID &iid = GUID_NULL,
                       HRESULT hRes = 0);

class CSecurityDescriptor {
public:
  CSecurityDescriptor();
  ~CSecurityDescriptor();
  HRESULT Attach(PSECURITY_DESCRIPTOR pSelfRelativeSD);
  HRESULT AttachObject(HANDLE hObject);
  HRESULT Initialize();
  HRESULT InitializeFromProcessToken(BOOL bDefaulted = FALSE);
  HRESULT InitializeFromThreadToken(BOOL bDefaulted = FALSE, BOOL bRevertToProcessToken = TRUE);
  HRESULT SetOwner(PSID pOwnerSid, BOOL bDefaulted = FALSE);
  HRESULT SetGroup(PSID pGroupSid, BOOL bDefaulted = FALSE);
  // LPCTSTR there. Whether a project is compiled with UNICODE may not be known here.
  HRESULT Allow(LPCWSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Allow(LPCSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Deny(LPCWSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Deny(LPCSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Revoke(LPCWSTR pszPrincipal);
  HRESULT Revoke(LPCSTR pszPrincipal);
  operator PSECURITY_DESCRIPTOR();

  PSECURITY_DESCRIPTOR m_pSD;
  PSID m_pOwner;
  PSID m_pGroup;
  PACL m_pDACL;
  PACL m_pSACL;
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
