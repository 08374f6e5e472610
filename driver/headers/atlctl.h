// ATL's bases of controls. mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlctl.h>)
#include_next <atlctl.h>
#elif !defined(COMSEC_ATLCTL_H)
#define COMSEC_ATLCTL_H

#include <atlcom.h>
#include <atlwin.h>
#include <objsafe.h>

#ifdef __cplusplus

namespace ATL {

template <class T, DWORD SupportedSafety> class IObjectSafetyImpl : public IObjectSafety {
public:
  STDMETHOD(GetInterfaceSafetyOptions)
  (REFIID riid, DWORD *pdwSupportedOptions, DWORD *pdwEnabledOptions);
  STDMETHOD(SetInterfaceSafetyOptions)
  (REFIID riid, DWORD dwOptionSetMask, DWORD dwEnabledOptions);
};

template <const CLSID *pcoclsid, const IID *psrcid, const GUID *plibid = nullptr, WORD wMajor = 1,
          WORD wMinor = 0>
class IProvideClassInfo2Impl : public IProvideClassInfo2 {
public:
  STDMETHOD(GetClassInfo)(ITypeInfo **pptinfo);
  STDMETHOD(GetGUID)(DWORD dwGuidKind, GUID *pGUID);
};

// Those of controls tell nothing here; a class must have them to be one.
template <class T> class IPersistStreamInitImpl {};
template <class T> class IPersistStorageImpl {};
template <class T> class IPersistPropertyBagImpl {};
template <class T> class IOleControlImpl {};
template <class T> class IOleObjectImpl {};
template <class T> class IOleInPlaceActiveObjectImpl {};
template <class T> class IOleInPlaceObjectWindowlessImpl {};
template <class T> class IViewObjectExImpl {};
template <class T> class IQuickActivateImpl {};
template <class T> class IDataObjectImpl {};
template <class T> class ISpecifyPropertyPagesImpl {};
template <class T> class IPropertyPageImpl {};
template <class T> class IPropertyNotifySinkCP {};
class CComControlBase {};
template <class T, class Window = CWindowImpl<T>>
class CComControl : public CComControlBase, public Window {};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
