// Guards whose destructor reverts: the scope is the client's, what stands behind it is not.
#include "support/provider.h"

struct Reverts {
  ~Reverts() { CoRevertToSelf(); }
};

HRESULT inTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Reverts AtTheEnd;
  // The guard is still alive.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

HRESULT behindTheScope(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  {
    Reverts AtTheEnd;
    Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  }
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

HRESULT temporary(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Reverts(); // has no name, and ends here
  return Wmi->PutInstance(Object, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "PutInstance"
}

HRESULT oneBranch(IWbemServices *Wmi, IWbemClassObject *Object, bool Short) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  if (Short) {
    Reverts AtTheEnd;
    // The guard's end is the function's end, too.
    return Wmi->PutInstance(Object, 0, nullptr, nullptr);
  }
  return Wmi->PutInstance(Object, WBEM_FLAG_CREATE_ONLY, nullptr, nullptr);
}

HRESULT eachRound(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  for (int I = 0; I < Count; ++I) {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    Reverts AtTheEnd;
    Wmi->PutInstance(Objects[I], 0, nullptr, nullptr);
  }
  return S_OK;
}

HRESULT allRounds(IWbemServices *Wmi, IWbemClassObject **Objects, int Count) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  for (int I = 0; I < Count; ++I) {
    Reverts AtTheEnd; // of each round
    Wmi->PutInstance(Objects[I], 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
  }
  return S_OK;
}
