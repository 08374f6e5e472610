// Sinks in smart pointers.
#include "support/provider.h"
#include <wil/com.h>
#include <wrl/client.h>

HRESULT wrl(Microsoft::WRL::ComPtr<IWbemObjectSink> Sink, IWbemClassObject *Instance) {
  Sink->Indicate(1, &Instance);
  return Sink.Get()->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
}

HRESULT windowsLibrary(wil::com_ptr<IWbemObjectSink> Sink, IWbemClassObject *Instance) {
  Sink->Indicate(1, &Instance);
  // No error, and no refusal either.
  return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
}
