// The same in C, by table and by COM's macros.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

HRESULT byTable(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->lpVtbl->PutInstance(Wmi, Object, 0, NULL, NULL);
  CoRevertToSelf();
  if (SUCCEEDED(Hr))
    Hr = Wmi->lpVtbl->PutInstance(Wmi, Object, 0, NULL, NULL); // want: wmi-call-after-revert warning "PutInstance"
  return Hr;
}

HRESULT byMacro(IWbemServices *Wmi, BSTR Path) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = IWbemServices_DeleteInstance(Wmi, Path, 0, NULL, NULL);
  CoRevertToSelf();
  if (FAILED(Hr))
    IWbemServices_DeleteInstance(Wmi, Path, 0, NULL, NULL); // want: wmi-call-after-revert warning "DeleteInstance"
  return Hr;
}

HRESULT answers(IWbemServices *Wmi, IWbemClassObject *Class, IWbemObjectSink *Sink) {
  IWbemClassObject *Instance = NULL;
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  // The class is here already; the sink takes the answer; counting is no request.
  Hr = IWbemClassObject_SpawnInstance(Class, 0, &Instance);
  if (SUCCEEDED(Hr)) {
    Hr = IWbemObjectSink_Indicate(Sink, 1, &Instance);
    IWbemClassObject_Release(Instance);
  }
  IWbemObjectSink_SetStatus(Sink, WBEM_STATUS_COMPLETE, Hr, NULL, NULL);
  IWbemServices_Release(Wmi);
  return Hr;
}

HRESULT cleansUp(IWbemServices *Wmi, IWbemClassObject *Object, int Sure) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (!Sure) {
    Hr = WBEM_E_FAILED;
    goto CleanUp;
  }
  Hr = Wmi->lpVtbl->PutInstance(Wmi, Object, 0, NULL, NULL);
CleanUp:
  CoRevertToSelf();
  return Hr;
}

HRESULT byServerSecurity(IServerSecurity *Server, IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = IServerSecurity_ImpersonateClient(Server);
  if (FAILED(Hr))
    return Hr;
  Server->lpVtbl->RevertToSelf(Server);
  return IWbemServices_PutInstance(Wmi, Object, 0, NULL, NULL); // want: wmi-call-after-revert warning "PutInstance"
}
