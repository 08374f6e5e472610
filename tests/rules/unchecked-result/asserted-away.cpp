// checks: comsec-unchecked-result
// A release build, as the analyzer sees it: the test has gone, the variable has stayed.
#define NDEBUG
#include <windows.h>
#include <objbase.h>
#include <cassert>
#include <crtdbg.h>

static HANDLE asserted(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  assert(SUCCEEDED(Hr));
  _ASSERTE(SUCCEEDED(Hr));
  HANDLE File = CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  CoRevertToSelf();
  return File;
}

// What is left is a real test.
static HRESULT tested() {
  HRESULT Hr = CoImpersonateClient();
  assert(SUCCEEDED(Hr));
  if (FAILED(Hr))
    return Hr;
  return CoRevertToSelf();
}
