// checks: comsec-unchecked-result
// The same in C, with its jumps to the end.
#define COBJMACROS
#include <windows.h>
#include <objbase.h>

static HRESULT overwritten(IServerSecurity *Server) {
  HRESULT Hr = IServerSecurity_ImpersonateClient(Server); // want: unchecked-result warning "ImpersonateClient"
  Hr = Server->lpVtbl->RevertToSelf(Server);
  return Hr;
}

static void outOfScope(void) {
  HRESULT Hr;
  Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  Sleep(1);
  CoRevertToSelf();
}

static int workFirst(LPCWSTR Path, HANDLE *File) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
  *File = CreateFileW(Path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
  if (FAILED(Hr))
    return 0;
  CoRevertToSelf();
  return 1;
}

static int asTruthValue(void) {
  HRESULT Hr = CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
  if (Hr)
    return 0;
  CoRevertToSelf();
  return 1;
}

/* The test stands at the end, and nothing protected before it. */
static int cleanup(void) {
  int Ok = 0;
  HRESULT Hr = CoImpersonateClient();
  if (Hr != S_OK)
    goto Done;
  Ok = 1;
Done:
  if (SUCCEEDED(Hr))
    CoRevertToSelf();
  return Ok;
}

/* Through a parameter to the caller. */
static void outParameter(HRESULT *Hr) { *Hr = CoImpersonateClient(); }

struct call {
  HRESULT Hr;
};

/* In the caller's structure. */
static void inStructure(struct call *Call) { Call->Hr = CoImpersonateClient(); }
