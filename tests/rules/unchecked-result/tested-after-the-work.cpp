// checks: comsec-unchecked-result
// The test comes, but what it should have kept from happening has been done with the server's rights.
#include <windows.h>
#include <objbase.h>
#include <winsvc.h>

static HRESULT fileFirst(const wchar_t *Path, HANDLE *File) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  *File = CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  if (FAILED(Hr))
    return Hr;
  return CoRevertToSelf();
}

static HRESULT registryFirst(HKEY *Key) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  LSTATUS Opened = RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\House", 0, KEY_READ, Key);
  if (FAILED(Hr))
    return Hr;
  CoRevertToSelf();
  return HRESULT_FROM_WIN32(Opened);
}

static HRESULT processFirst(DWORD Id, HANDLE *Process) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  *Process = OpenProcess(PROCESS_QUERY_INFORMATION, FALSE, Id);
  return Hr;
}

static HRESULT serviceFirst(SC_HANDLE Manager, SC_HANDLE *Service) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  *Service = OpenServiceW(Manager, L"nightly", SERVICE_QUERY_STATUS);
  if (FAILED(Hr))
    return Hr;
  return S_OK;
}

static HANDLE openFor(const wchar_t *Path) {
  return CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
}

// In a helper.
static HRESULT inHelper(IServerSecurity *Server, const wchar_t *Path, HANDLE *File) {
  HRESULT Hr = Server->ImpersonateClient(); // want: unchecked-result warning "ImpersonateClient"
  *File = openFor(Path);
  if (FAILED(Hr))
    return Hr;
  return Server->RevertToSelf();
}

// On one of two ways.
static HRESULT onOneWay(bool Early, const wchar_t *Path, HANDLE *File) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  if (Early)
    *File = openFor(Path);
  if (FAILED(Hr))
    return Hr;
  return CoRevertToSelf();
}

// First the test.
static HRESULT testFirst(const wchar_t *Path, HANDLE *File) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  *File = openFor(Path);
  return CoRevertToSelf();
}

// Nothing in between that needs rights.
static HRESULT harmlessFirst(const wchar_t *Path, HANDLE *File) {
  HRESULT Hr = CoImpersonateClient();
  wchar_t Full[MAX_PATH];
  lstrcpynW(Full, Path, MAX_PATH);
  if (FAILED(Hr))
    return Hr;
  *File = openFor(Full);
  return CoRevertToSelf();
}

// Opened before there was a client to stand for: another matter than an unread result.
static HRESULT openedBefore(const wchar_t *Path, HANDLE *File) {
  *File = openFor(Path);
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    return Hr;
  return CoRevertToSelf();
}

// A process that sets its security reads its settings in between: nobody's rights are borrowed.
static HRESULT settingsInBetween(HKEY *Key) {
  HRESULT Hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  LSTATUS Opened = RegOpenKeyExW(HKEY_CURRENT_USER, L"SOFTWARE\\House", 0, KEY_READ, Key);
  if (FAILED(Hr))
    return Hr;
  return HRESULT_FROM_WIN32(Opened);
}
