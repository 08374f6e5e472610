// checks: comsec-unsafe-provider-registration
// An event provider that impersonates a subscriber, to see whether it may subscribe.
#include <initguid.h>
#include "support/provider.h"

DEFINE_GUID(CLSID_Alarms, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x12, 0x01);

class Alarms : public IWbemEventProvider, public IWbemEventProviderSecurity {
public:
  STDMETHODIMP QueryInterface(REFIID, void **Object) override {
    *Object = static_cast<IWbemEventProvider *>(this);
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP ProvideEvents(IWbemObjectSink *Sink, long) override {
    Target = Sink;
    Target->AddRef();
    return WBEM_S_NO_ERROR;
  }
  STDMETHODIMP AccessCheck(WBEM_CWSTR, WBEM_CWSTR, long, const BYTE *) override {
    const HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return WBEM_E_ACCESS_DENIED;
    HANDLE Token = nullptr;
    const BOOL Opened = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &Token);
    CoRevertToSelf();
    if (!Opened)
      return WBEM_E_ACCESS_DENIED;
    CloseHandle(Token);
    return WBEM_S_NO_ERROR;
  }

private:
  IWbemObjectSink *Target = nullptr;
};

STDAPI DllGetClassObject(REFCLSID Class, REFIID Iid, void **Object) {
  static Alarms Only;
  if (Class != CLSID_Alarms)
    return CLASS_E_CLASSNOTAVAILABLE;
  return static_cast<IWbemEventProvider &>(Only).QueryInterface(Iid, Object);
}
