#include "answers.h"

HRESULT give(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  return Sink->Indicate(1, &Instance);
}

HRESULT refuse(IWbemObjectSink *Sink) {
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
}

// Only called where nothing was given.
HRESULT refuseAtOnce(IWbemObjectSink *Sink) {
  return Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
}
