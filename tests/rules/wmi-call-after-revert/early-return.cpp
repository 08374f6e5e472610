// Each early exit has a revert of its own. The call stands below them all and is reached by none.
#include "support/provider.h"

bool isKnown(BSTR Path);
bool isWritable(BSTR Path);

HRESULT eachExitReverts(IWbemServices *Wmi, BSTR Path) {
  if (FAILED(CoImpersonateClient()))
    return WBEM_E_FAILED;
  if (!Path) {
    CoRevertToSelf();
    return WBEM_E_INVALID_PARAMETER;
  }
  if (!isKnown(Path)) {
    CoRevertToSelf();
    return WBEM_E_INVALID_OBJECT_PATH;
  }
  if (!isWritable(Path)) {
    CoRevertToSelf();
    return WBEM_E_READ_ONLY;
  }
  const HRESULT Hr = Wmi->DeleteInstance(Path, 0, nullptr, nullptr);
  CoRevertToSelf();
  return Hr;
}

HRESULT oneExitIsMissing(IWbemServices *Wmi, BSTR Path) {
  if (FAILED(CoImpersonateClient()))
    return WBEM_E_FAILED;
  if (!Path) {
    CoRevertToSelf();
    return WBEM_E_INVALID_PARAMETER;
  }
  if (!isKnown(Path))
    CoRevertToSelf(); // and no return
  return Wmi->DeleteInstance(Path, 0, nullptr, nullptr); // want: wmi-call-after-revert warning "CoRevertToSelf"
}

// An exit that does not return at all.
[[noreturn]] void giveUp();
HRESULT endsTheProcess(IWbemServices *Wmi, BSTR Path) {
  if (FAILED(CoImpersonateClient()))
    return WBEM_E_FAILED;
  if (!isKnown(Path)) {
    CoRevertToSelf();
    giveUp();
  }
  return Wmi->DeleteInstance(Path, 0, nullptr, nullptr);
}
