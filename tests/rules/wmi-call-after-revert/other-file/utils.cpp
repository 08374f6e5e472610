#include "provider.h"

HRESULT storeObject(IWbemServices *Wmi, IWbemClassObject *Object) {
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

// Every caller is the client when it comes here.
HRESULT removeObject(IWbemServices *Wmi, BSTR Path) {
  return Wmi->DeleteInstance(Path, 0, nullptr, nullptr);
}
