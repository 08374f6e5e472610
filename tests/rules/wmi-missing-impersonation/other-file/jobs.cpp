#include "handlers.h"

HRESULT removeJob(const wchar_t *Path) {
  return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED; // want: wmi-missing-impersonation warning "DeleteFile"
}

HRESULT removeJobAsClient(const wchar_t *Path) {
  // Its only caller has impersonated.
  return DeleteFileW(Path) ? S_OK : WBEM_E_FAILED;
}
