// ATL's smart pointers and wrappers, as far as calls through them tell what is called: declarations
// only, with the documented names. mingw-w64 has no ATL; a real Windows SDK brings its own.
#if __has_include_next(<atlcomcli.h>)
#include_next <atlcomcli.h>
#elif !defined(COMSEC_ATLCOMCLI_H)
#define COMSEC_ATLCOMCLI_H

#include <ole2.h>
#include <windows.h>

#ifdef __cplusplus
namespace ATL {

template <class T> class CComPtrBase {
public:
  ~CComPtrBase() throw();
  operator T *() const throw();
  T &operator*() const;
  T **operator&() throw();
  T *operator->() const throw();
  bool operator!() const throw();
  bool operator<(T *Other) const throw();
  bool operator!=(T *Other) const;
  bool operator==(T *Other) const throw();
  void Release() throw();
  bool IsEqualObject(IUnknown *Other) throw();
  void Attach(T *Owned) throw();
  T *Detach() throw();
  HRESULT CopyTo(T **To) throw();
  HRESULT SetSite(IUnknown *Parent) throw();
  HRESULT Advise(IUnknown *Sink, const IID &Interface, LPDWORD Cookie) throw();
  HRESULT CoCreateInstance(REFCLSID Class, LPUNKNOWN Outer = nullptr,
                           DWORD Context = CLSCTX_ALL) throw();
  HRESULT CoCreateInstance(LPCOLESTR ProgId, LPUNKNOWN Outer = nullptr,
                           DWORD Context = CLSCTX_ALL) throw();
  template <class Q> HRESULT QueryInterface(Q **To) const throw();

  T *p;

protected:
  CComPtrBase() throw();
  CComPtrBase(T *From) throw();
};

template <class T> class CComPtr : public CComPtrBase<T> {
public:
  CComPtr() throw();
  CComPtr(T *From) throw();
  CComPtr(const CComPtr &From) throw();
  T *operator=(T *From) throw();
  T *operator=(const CComPtr &From) throw();
  template <typename Q> T *operator=(const CComPtr<Q> &From) throw();
};

template <class T, const IID *Interface = nullptr> class CComQIPtr : public CComPtr<T> {
public:
  CComQIPtr() throw();
  CComQIPtr(T *From) throw();
  CComQIPtr(const CComQIPtr &From) throw();
  CComQIPtr(IUnknown *From) throw();
  T *operator=(T *From) throw();
  T *operator=(const CComQIPtr &From) throw();
  T *operator=(IUnknown *From) throw();
};

/// IUnknown has no second constructor to tell apart.
template <const IID *Interface> class CComQIPtr<IUnknown, Interface> : public CComPtr<IUnknown> {
public:
  CComQIPtr() throw();
  CComQIPtr(IUnknown *From) throw();
  CComQIPtr(const CComQIPtr &From) throw();
  IUnknown *operator=(IUnknown *From) throw();
  IUnknown *operator=(const CComQIPtr &From) throw();
};

class CComBSTR {
public:
  CComBSTR() throw();
  CComBSTR(decltype(nullptr)) throw();
  CComBSTR(int Size);
  CComBSTR(int Size, LPCOLESTR Text);
  CComBSTR(LPCOLESTR Text);
  CComBSTR(LPCSTR Text);
  CComBSTR(const CComBSTR &From);
  explicit CComBSTR(REFGUID Guid);
  ~CComBSTR() throw();
  CComBSTR &operator=(const CComBSTR &From);
  CComBSTR &operator=(LPCOLESTR Text);
  CComBSTR &operator+=(LPCOLESTR Text);
  operator BSTR() const throw();
  BSTR *operator&() throw();
  bool operator!() const throw();
  unsigned int Length() const throw();
  unsigned int ByteLength() const throw();
  BSTR Copy() const throw();
  HRESULT CopyTo(BSTR *To) const throw();
  void Attach(BSTR Owned) throw();
  BSTR Detach() throw();
  void Empty() throw();
  HRESULT Append(LPCOLESTR Text) throw();

  BSTR m_str;
};

class CComVariant : public tagVARIANT {
public:
  CComVariant() throw();
  ~CComVariant() throw();
  CComVariant(const VARIANT &From);
  CComVariant(const CComVariant &From);
  CComVariant(LPCOLESTR Text);
  CComVariant(LPCSTR Text);
  CComVariant(bool From);
  CComVariant(int From, VARTYPE Type = VT_I4) throw();
  CComVariant(long From, VARTYPE Type = VT_I4) throw();
  CComVariant(IUnknown *From) throw();
  template <class T> CComVariant &operator=(const T &From);
  HRESULT Clear();
  HRESULT ChangeType(VARTYPE Type, const VARIANT *From = nullptr);
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif
#endif
#endif
