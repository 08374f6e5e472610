// A call into WMI may leave another identity on the thread: before protected data is touched, the
// client is impersonated again.
#include "support/provider.h"

class Provider : public ProviderSkeleton {
  STDMETHODIMP GetObjectAsync(const BSTR, LONG, IWbemContext *Context,
                              IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    IWbemClassObject *Class = nullptr;
    BSTR Name = SysAllocString(L"Sample_File");
    Hr = Namespace->GetObject(Name, 0, Context, &Class, nullptr);
    SysFreeString(Name);
    if (FAILED(Hr))
      return Hr;
    Class->Release();
    HANDLE File = CreateFileW(L"C:\\Data\\a.txt", GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr); // want: wmi-stale-impersonation warning "CreateFile"
    if (File != INVALID_HANDLE_VALUE)
      CloseHandle(File);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  STDMETHODIMP CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *Context,
                                       IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    IWbemClassObject *Class = nullptr;
    BSTR Name = SysAllocString(L"Sample_File");
    Hr = Namespace->GetObject(Name, 0, Context, &Class, nullptr);
    SysFreeString(Name);
    if (FAILED(Hr))
      return Hr;
    Class->Release();
    Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // Impersonated anew since the call into WMI.
    HANDLE File = CreateFileW(L"C:\\Data\\a.txt", GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr);
    if (File != INVALID_HANDLE_VALUE)
      CloseHandle(File);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_S_NO_ERROR, nullptr, nullptr);
  }

  STDMETHODIMP ExecMethodAsync(const BSTR, const BSTR, LONG, IWbemContext *Context,
                               IWbemClassObject *Instance, IWbemObjectSink *Sink) override {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    // Data first, WMI afterwards.
    HANDLE File = CreateFileW(L"C:\\Data\\a.txt", GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr);
    if (File != INVALID_HANDLE_VALUE)
      CloseHandle(File);
    Hr = Namespace->PutInstance(Instance, 0, Context, nullptr);
    return Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  }
};
