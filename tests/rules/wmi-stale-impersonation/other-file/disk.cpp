#include "disk.h"

BOOL removeFile(const wchar_t *Path) {
  return DeleteFileW(Path); // want: wmi-stale-impersonation warning "DeleteFile"
}

BOOL removeFileAsClient(const wchar_t *Path) {
  if (FAILED(CoImpersonateClient()))
    return FALSE;
  // Sees to the identity itself.
  return DeleteFileW(Path);
}
