// Data that a lambda or a template's argument touches.
#include "support/provider.h"

HRESULT lambda(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  auto Remove = [] {
    return DeleteFileW(L"C:\\Data\\a.txt"); // want: wmi-stale-impersonation warning "DeleteFile"
  };
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return Remove() ? Hr : WBEM_E_FAILED;
}

HRESULT lambdaBefore(IWbemServices *Wmi, IWbemClassObject *Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  auto Remove = [] { return DeleteFileW(L"C:\\Data\\a.txt"); };
  if (!Remove())
    return WBEM_E_FAILED;
  // Called before WMI is.
  return Wmi->PutInstance(Object, 0, nullptr, nullptr);
}

template <typename Step> HRESULT storeThen(IWbemServices *Wmi, IWbemClassObject *Object, Step Do) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->PutInstance(Object, 0, nullptr, nullptr);
  return FAILED(Hr) ? Hr : Do();
}

HRESULT useTemplate(IWbemServices *Wmi, IWbemClassObject *Object) {
  return storeThen(Wmi, Object, []() -> HRESULT {
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : S_FALSE; // want: wmi-stale-impersonation warning "DeleteFile"
  });
}

HRESULT useTemplateRight(IWbemServices *Wmi, IWbemClassObject *Object) {
  return storeThen(Wmi, Object, []() -> HRESULT {
    HRESULT Hr = CoImpersonateClient();
    if (FAILED(Hr))
      return Hr;
    return DeleteFileW(L"C:\\Data\\a.txt") ? S_OK : S_FALSE;
  });
}
