// checks: comsec-unchecked-result
// The failure is noted down, and then the work is done all the same, with the server's rights.
#include <windows.h>
#include <objbase.h>

static HANDLE loggedAndDone(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  if (FAILED(Hr))
    OutputDebugStringW(L"no client");
  return CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
}

// The failure is noted down and ends the function.
static HANDLE loggedAndRefused(const wchar_t *Path) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr)) {
    OutputDebugStringW(L"no client");
    return INVALID_HANDLE_VALUE;
  }
  HANDLE File = CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  CoRevertToSelf();
  return File;
}

// The message is the end of it: nothing protected follows.
static void loggedAndLeft() {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    OutputDebugStringW(L"no client");
  else
    CoRevertToSelf();
}
