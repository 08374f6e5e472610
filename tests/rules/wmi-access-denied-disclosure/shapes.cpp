// Jumps, handlers, guards and lambdas between the object and the status.
#include "support/provider.h"

HRESULT read(int Index, IWbemClassObject *Instance);

struct Finishes {
  IWbemObjectSink *Sink;
  ~Finishes() {
    Sink->SetStatus(WBEM_STATUS_COMPLETE, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
  }
};

void byGuard(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  Finishes AtTheEnd{Sink};
  Sink->Indicate(1, &Instance);
}

HRESULT byGoto(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  HRESULT Hr = Sink->Indicate(1, &Instance);
  if (FAILED(read(1, Instance)))
    goto Denied;
  return Hr;
Denied:
  return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
}

HRESULT byHandler(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  try {
    Sink->Indicate(1, &Instance);
    if (FAILED(read(1, Instance)))
      throw 1;
  } catch (int) {
    return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr); // want: wmi-access-denied-disclosure warning "Indicate"
  }
  return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
}

HRESULT byLambda(IWbemObjectSink *Sink, IWbemClassObject *Instance) {
  auto Refuse = [Sink] {
    return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
  };
  if (FAILED(read(0, Instance)))
    // Called before there is an object.
    return Refuse();
  Sink->Indicate(1, &Instance);
  return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
}

HRESULT bySwitch(IWbemObjectSink *Sink, IWbemClassObject *Instance, int What) {
  switch (What) {
  case 0:
    Sink->Indicate(1, &Instance);
    break;
  case 1:
    // Another case than the one with the object.
    return Sink->SetStatus(0, WBEM_E_ACCESS_DENIED, nullptr, nullptr);
  }
  return Sink->SetStatus(0, WBEM_S_NO_ERROR, nullptr, nullptr);
}
