// checks: comsec-unchecked-result
// A comparison with S_OK that decides nothing: what follows runs with success and with failure.
#include <windows.h>
#include <objbase.h>

static HANDLE openFor(const wchar_t *Path) {
  return CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
}

static HANDLE remembered(const wchar_t *Path) {
  bool Impersonated = false;
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result "S_OK"
  if (Hr == S_OK)
    Impersonated = true;
  HANDLE File = openFor(Path);
  if (Impersonated)
    CoRevertToSelf();
  return File;
}

static HANDLE mentioned(const wchar_t *Path) {
  if (CoImpersonateClient() == S_OK) // want: unchecked-result "S_OK"
    OutputDebugStringW(L"as the client");
  return openFor(Path);
}

// The work stands in the branch.
static HANDLE inTheBranch(const wchar_t *Path) {
  HANDLE File = INVALID_HANDLE_VALUE;
  HRESULT Hr = CoImpersonateClient();
  if (Hr == S_OK) {
    File = openFor(Path);
    CoRevertToSelf();
  }
  return File;
}

// There is an else.
static HANDLE withElse(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient();
  if (Hr == S_OK)
    OutputDebugStringW(L"as the client");
  else
    return INVALID_HANDLE_VALUE;
  HANDLE File = openFor(Path);
  CoRevertToSelf();
  return File;
}

// The success branch leaves; what follows is for the failure, and touches nothing.
static bool leavesOnSuccess() {
  HRESULT Hr = CoImpersonateClient();
  if (Hr == S_OK)
    return true;
  OutputDebugStringW(L"no client");
  return false;
}

// The remembered answer is asked before the work.
static HANDLE rememberedAndAsked(const wchar_t *Path) {
  bool Impersonated = false;
  HRESULT Hr = CoImpersonateClient();
  if (Hr == S_OK)
    Impersonated = true;
  if (!Impersonated)
    return INVALID_HANDLE_VALUE;
  HANDLE File = openFor(Path);
  CoRevertToSelf();
  return File;
}
