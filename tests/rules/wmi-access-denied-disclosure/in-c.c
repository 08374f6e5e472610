// The same in C.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <wbemidl.h>

HRESULT byTable(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  Sink->lpVtbl->Indicate(Sink, 1, &Instance);
  return Sink->lpVtbl->SetStatus(Sink, 0, WBEM_E_ACCESS_DENIED, NULL, NULL); // want: wmi-access-denied-disclosure warning "Indicate"
}

HRESULT byMacro(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  IWbemObjectSink_Indicate(Sink, 1, &Instance);
  return IWbemObjectSink_SetStatus(Sink, 0, WBEM_E_ACCESS_DENIED, NULL, NULL); // want: wmi-access-denied-disclosure warning "Indicate"
}

HRESULT allowed(IWbemObjectSink *Sink, IWbemClassObject *Instance, int Denied) {
  if (Denied)
    /* Nothing was given. */
    return IWbemObjectSink_SetStatus(Sink, 0, WBEM_E_ACCESS_DENIED, NULL, NULL);
  IWbemObjectSink_Indicate(Sink, 1, &Instance);
  return IWbemObjectSink_SetStatus(Sink, 0, WBEM_S_ACCESS_DENIED, NULL, NULL);
}
