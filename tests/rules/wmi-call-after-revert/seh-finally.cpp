// A __finally block runs at the end of its __try, however that ends.
#include "support/provider.h"

HRESULT inside(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  __try {
    // The revert comes when this is done.
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  } __finally {
    CoRevertToSelf();
  }
  return Hr;
}

HRESULT behind(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  __try {
    Hr = Object->Put(L"Id", 0, nullptr, 0);
  } __finally {
    CoRevertToSelf();
  }
  if (SUCCEEDED(Hr))
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
  return Hr;
}

HRESULT inTheBlock(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  __try {
    Hr = Object->Put(L"Id", 0, nullptr, 0);
  } __finally {
    CoRevertToSelf();
    Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  }
  return Hr;
}
