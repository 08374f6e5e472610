// The call into WMI, the data and the new impersonation in functions of their own.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR Path, LONG, IWbemContext *Context,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    IWbemClassObject *Instance = nullptr;
    Hr = newInstance(Context, &Instance);
    if (FAILED(Hr))
      return Hr;
    Hr = removeFile(Path, Instance);
    if (SUCCEEDED(Hr))
      Hr = Sink->Indicate(1, &Instance);
    Instance->Release();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR Path, LONG, IWbemContext *Context,
                                       IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    IWbemClassObject *Instance = nullptr;
    Hr = newInstance(Context, &Instance);
    if (FAILED(Hr))
      return Hr;
    Hr = becomeClient();
    if (SUCCEEDED(Hr))
      Hr = removeAsClient(Path, Instance);
    if (SUCCEEDED(Hr))
      Hr = Sink->Indicate(1, &Instance);
    Instance->Release();
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }

  HRESULT newInstance(IWbemContext *Context, IWbemClassObject **Instance) {
    IWbemClassObject *Class = nullptr;
    BSTR Name = SysAllocString(L"Sample_File");
    HRESULT Hr = Namespace->GetObject(Name, 0, Context, &Class, nullptr);
    SysFreeString(Name);
    if (FAILED(Hr))
      return Hr;
    Hr = Class->SpawnInstance(0, Instance);
    Class->Release();
    return Hr;
  }

  static HRESULT removeFile(BSTR Path, IWbemClassObject *Instance) {
    const BOOL Removed = DeleteFileW(Path); // want: wmi-stale-impersonation warning "DeleteFile"
    return Removed ? fill(Instance) : HRESULT(WBEM_E_FAILED);
  }

  static HRESULT becomeClient() { return CoImpersonateClient(); }

  // Only called behind becomeClient.
  static HRESULT removeAsClient(BSTR Path, IWbemClassObject *Instance) {
    const BOOL Removed = DeleteFileW(Path);
    return Removed ? fill(Instance) : HRESULT(WBEM_E_FAILED);
  }
};
