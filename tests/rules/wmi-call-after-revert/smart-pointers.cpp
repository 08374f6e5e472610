// A call through a smart pointer is a call of the interface.
#include "support/provider.h"
#include <atlbase.h>
#include <comdef.h>
#include <wil/com.h>
#include <wrl/client.h>

_COM_SMARTPTR_TYPEDEF(IWbemServices, __uuidof(IWbemServices));

// As own wrappers do it.
class Session {
public:
  explicit Session(IWbemServices *S) : Services(S) {}
  IWbemServices *operator->() const { return Services; }

private:
  IWbemServices *Services;
};

HRESULT wrl(Microsoft::WRL::ComPtr<IWbemServices> Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  CoRevertToSelf();
  if (SUCCEEDED(Hr))
    Hr = Wmi.Get()->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}

HRESULT wrlArrow(Microsoft::WRL::ComPtr<IWbemServices> Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT atl(CComPtr<IWbemServices> Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT compilerSupport(IWbemServicesPtr Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT windowsLibrary(wil::com_ptr<IWbemServices> Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT own(Session Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT throughPointer(IWbemServices **Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return (*Wmi)->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

// The pointer's own affairs: no request goes to WMI.
void handling(Microsoft::WRL::ComPtr<IWbemServices> Wmi, IWbemClassObject *Object) {
  if (FAILED(CoImpersonateClient()))
    return;
  Wmi->PutInstance(Object, 0, nullptr, nullptr);
  CoRevertToSelf();
  Microsoft::WRL::ComPtr<IUnknown> Unknown;
  if (SUCCEEDED(Wmi.As(&Unknown)))
    Unknown.Reset();
  Wmi.Reset();
}
