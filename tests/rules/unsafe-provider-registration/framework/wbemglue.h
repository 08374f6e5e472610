// As much of WMI's provider framework as the case needs.
#pragma once
#include <windows.h>
#include <objbase.h>

class MethodContext;
class CInstance;

class Provider {
public:
  Provider(LPCWSTR Class, LPCWSTR Namespace);
  virtual ~Provider();

protected:
  virtual HRESULT GetObject(CInstance *Instance, long Flags = 0);
  virtual HRESULT EnumerateInstances(MethodContext *Context, long Flags = 0);
};

class CWbemProviderGlue : public IClassFactory {
public:
  CWbemProviderGlue();
  STDMETHODIMP QueryInterface(REFIID Iid, void **Object) override;
  STDMETHODIMP_(ULONG) AddRef() override;
  STDMETHODIMP_(ULONG) Release() override;
  STDMETHODIMP CreateInstance(IUnknown *Outer, REFIID Iid, void **Object) override;
  STDMETHODIMP LockServer(BOOL Lock) override;
};
