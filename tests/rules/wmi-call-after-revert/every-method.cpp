// Whatever goes through a namespace pointer enters WMI; what goes to the objects that came from
// there, and to the sink, does not.
#include "support/provider.h"

HRESULT change(IWbemServices *Wmi, IWbemClassObject *Object, BSTR Name) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  switch (GetTickCount() % 8) {
  case 0:
    return Wmi->PutClass(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutClass"
  case 1:
    return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
  case 2:
    return Wmi->DeleteClass(Name, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "DeleteClass"
  case 3:
    return Wmi->DeleteInstance(Name, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "DeleteInstance"
  default:
    return Wmi->ExecMethod(Name, Name, 0, nullptr, Object, nullptr, nullptr); // want: wmi-call-after-revert warning "ExecMethod"
  }
}

HRESULT read(IWbemServices *Wmi, BSTR Name, IEnumWbemClassObject **Found) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  IWbemClassObject *Object = nullptr;
  IWbemServices *Other = nullptr;
  switch (GetTickCount() % 8) {
  case 0:
    return Wmi->GetObject(Name, 0, nullptr, &Object, nullptr); // want: wmi-call-after-revert warning "GetObject"
  case 1:
    return Wmi->CreateClassEnum(Name, 0, nullptr, Found); // want: wmi-call-after-revert warning "CreateClassEnum"
  case 2:
    return Wmi->CreateInstanceEnum(Name, 0, nullptr, Found); // want: wmi-call-after-revert warning "CreateInstanceEnum"
  case 3:
    return Wmi->ExecQuery(Name, Name, 0, nullptr, Found); // want: wmi-call-after-revert warning "ExecQuery"
  case 4:
    return Wmi->ExecNotificationQuery(Name, Name, 0, nullptr, Found); // want: wmi-call-after-revert warning "ExecNotificationQuery"
  default:
    return Wmi->OpenNamespace(Name, 0, nullptr, &Other, nullptr); // want: wmi-call-after-revert warning "OpenNamespace"
  }
}

HRESULT later(IWbemServices *Wmi, IWbemClassObject *Object, BSTR Name, IWbemObjectSink *Sink) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  switch (GetTickCount() % 8) {
  case 0:
    return Wmi->GetObjectAsync(Name, 0, nullptr, Sink); // want: wmi-call-after-revert warning "GetObjectAsync"
  case 1:
    return Wmi->PutInstanceAsync(Object, 0, nullptr, Sink); // want: wmi-call-after-revert warning "PutInstanceAsync"
  case 2:
    return Wmi->CreateInstanceEnumAsync(Name, 0, nullptr, Sink); // want: wmi-call-after-revert warning "CreateInstanceEnumAsync"
  case 3:
    return Wmi->ExecQueryAsync(Name, Name, 0, nullptr, Sink); // want: wmi-call-after-revert warning "ExecQueryAsync"
  default:
    return Wmi->ExecMethodAsync(Name, Name, 0, nullptr, Object, Sink); // want: wmi-call-after-revert warning "ExecMethodAsync"
  }
}

HRESULT answer(IWbemServices *Wmi, IWbemClassObject *Class, IWbemObjectSink *Sink) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  // The object is here already, and the sink takes the answer: neither is a request to WMI.
  IWbemClassObject *Instance = nullptr;
  Hr = Class->SpawnInstance(0, &Instance);
  if (SUCCEEDED(Hr))
    Hr = fill(Instance);
  if (SUCCEEDED(Hr))
    Hr = Sink->Indicate(1, &Instance);
  if (Instance)
    Instance->Release();
  Sink->SetStatus(WBEM_STATUS_COMPLETE, Hr, nullptr, nullptr);
  // Counting references and asking for interfaces is COM's business.
  IUnknown *Unknown = nullptr;
  if (SUCCEEDED(Wmi->QueryInterface(IID_IUnknown, reinterpret_cast<void **>(&Unknown))))
    Unknown->Release();
  Wmi->AddRef();
  Wmi->Release();
  return Hr;
}
