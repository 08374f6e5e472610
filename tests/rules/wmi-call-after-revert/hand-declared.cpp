// An interface that the project declares itself, as far as it needs it, is the same interface.
#include <windows.h>
#include <objbase.h>

struct IWbemClassObject;
struct IWbemContext;
struct IWbemCallResult;

struct IWbemServices : IUnknown {
  virtual HRESULT STDMETHODCALLTYPE PutInstance(IWbemClassObject *pInst, LONG lFlags,
                                                IWbemContext *pCtx,
                                                IWbemCallResult **ppCallResult) = 0;
};

HRESULT store(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  CoRevertToSelf();
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}

// Something else of a similar name.
struct IWbemServicesEx : IUnknown {
  virtual HRESULT STDMETHODCALLTYPE PutInstance(IWbemClassObject *pInst) = 0;
};
HRESULT other(IWbemServicesEx *Other, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Other->PutInstance(Object);
}
