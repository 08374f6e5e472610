// A pointer that the function itself got from ConnectServer belongs to a client of WMI.
#include "support/provider.h"
#include "support/wmi.h"

HRESULT ownConnection(IWbemLocator *Locator, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  IWbemServices *Wmi = nullptr;
  BSTR Path = SysAllocString(L"ROOT\\Sample");
  // Connecting asks WMI's door-keeper, not a provider.
  Hr = Locator->ConnectServer(Path, nullptr, nullptr, nullptr, 0, nullptr, nullptr, &Wmi);
  SysFreeString(Path);
  if (FAILED(Hr))
    return Hr;
  // The process's own affairs, over its own connection.
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  Wmi->Release();
  return Hr;
}

class Provider : public ProviderSkeleton {
  STDMETHODIMP PutInstanceAsync(IWbemClassObject *Instance, LONG, IWbemContext *Context,
                                IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    CoRevertToSelf();
    // The namespace pointer that WMI gave is another matter.
    Hr = Namespace->PutInstance(Instance, 0, Context, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};
