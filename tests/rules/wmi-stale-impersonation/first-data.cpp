// Only a call into WMI makes the impersonation stale.
#include "support/provider.h"

HRESULT sinkAndObjects(IWbemClassObject *Class, IWbemObjectSink *Sink) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  IWbemClassObject *Instance = nullptr;
  Hr = Class->SpawnInstance(0, &Instance);
  if (FAILED(Hr))
    return Hr;
  fill(Instance);
  Hr = Sink->Indicate(1, &Instance);
  Instance->Release();
  // Neither the class nor the sink is WMI's services.
  return DeleteFileW(L"C:\\Data\\a.txt") ? Hr : WBEM_E_FAILED;
}

HRESULT dataTwice(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  // Windows' own functions leave the identity alone.
  if (!CopyFileW(L"C:\\Data\\a.txt", L"C:\\Data\\b.txt", TRUE) || !DeleteFileW(L"C:\\Data\\a.txt"))
    return WBEM_E_FAILED;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  if (SUCCEEDED(Hr) && !DeleteFileW(L"C:\\Data\\b.txt")) // want: wmi-stale-impersonation warning "DeleteFile"
    Hr = WBEM_E_FAILED;
  return Hr;
}

HRESULT revertedOnPurpose(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  CoRevertToSelf();
  // As itself, and in so many words: not a stale identity.
  return DeleteFileW(L"C:\\Data\\a.txt") ? Hr : WBEM_E_FAILED;
}

// Nobody has impersonated: a client of WMI reads its files.
HRESULT noClient(IWbemServices *Wmi, IWbemClassObject *Object) {
  const HRESULT Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return DeleteFileW(L"C:\\Data\\a.txt") ? Hr : WBEM_E_FAILED;
}
