// checks: comsec-unchecked-result
// An assertion is gone in a release build, and with it the test, or even the call.
#include <windows.h>
#include <objbase.h>
#include <cassert>

// As Visual Studio's debug library has it.
#undef _ASSERTE
#define _ASSERTE(expr) ((void)((expr) || (DebugBreak(), 0)))

static HANDLE openFor(const wchar_t *Path) {
  return CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
}

static HANDLE asserted(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "assert"
  assert(SUCCEEDED(Hr));
  HANDLE File = openFor(Path);
  CoRevertToSelf();
  return File;
}

static HANDLE assertedByRuntime(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  _ASSERTE(SUCCEEDED(Hr));
  HANDLE File = openFor(Path);
  CoRevertToSelf();
  return File;
}

static void assertedSecurity() {
  [[maybe_unused]] const HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY, // want: unchecked-result warning "assert"
                                                           RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  assert(Hr == S_OK);
}

// In a release build nobody impersonates at all.
static void callInside() {
  assert(SUCCEEDED(CoImpersonateClient())); // want: unchecked-result warning "assert"
  CoRevertToSelf();
}

// Asserted, and tested.
static HANDLE assertedAndTested(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient();
  assert(SUCCEEDED(Hr));
  if (FAILED(Hr))
    return INVALID_HANDLE_VALUE;
  HANDLE File = openFor(Path);
  CoRevertToSelf();
  return File;
}

// Tested, and asserted for the reader.
static HRESULT testedAndAsserted() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  assert(Hr == S_OK);
  return CoRevertToSelf();
}

// The assertion is about something else.
static HRESULT assertsAnother(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient();
  assert(Path);
  return FAILED(Hr) ? Hr : CoRevertToSelf();
}
