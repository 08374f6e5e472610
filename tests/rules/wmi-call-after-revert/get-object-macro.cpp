// windows.h brings wingdi.h, which makes a macro of GetObject: the method bears another name then.
#include "support/provider.h"

HRESULT byMacro(IWbemServices *Wmi, BSTR Path, IWbemClassObject **Object) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  Hr = Wmi->GetObject(Path, 0, nullptr, Object, nullptr);
  CoRevertToSelf();
  if (FAILED(Hr))
    Hr = Wmi->GetObject(Path, 0, nullptr, Object, nullptr); // want: wmi-call-after-revert warning "GetObject"
  return Hr;
}

#define RETURN_IF(Call)                                                                            \
  do {                                                                                             \
    const HRESULT Result = (Call);                                                                 \
    if (FAILED(Result))                                                                            \
      return Result;                                                                               \
  } while (0)

HRESULT insideMacro(IWbemServices *Wmi, BSTR Path, IWbemClassObject **Object) {
  RETURN_IF(CoImpersonateClient());
  RETURN_IF(Wmi->GetObject(Path, 0, nullptr, Object, nullptr));
  RETURN_IF(CoRevertToSelf());
  RETURN_IF(Wmi->GetObject(Path, 0, nullptr, Object, nullptr)); // want: wmi-call-after-revert warning "GetObject"
  return S_OK;
}
