#include "disk.h"

HRESULT storeObject(IWbemServices *Wmi, IWbemClassObject *Object) {
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}
