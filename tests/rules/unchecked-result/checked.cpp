// Every accepted way to look at a result.
#include <windows.h>
#include <objbase.h>
#include <cassert>

#define RETURN_IF_FAILED(call)                                                                     \
  do {                                                                                             \
    HRESULT Hr_ = (call);                                                                          \
    if (FAILED(Hr_))                                                                               \
      return Hr_;                                                                                  \
  } while (0)

void throwOnFailure(HRESULT Hr);
struct Checked {
  explicit Checked(HRESULT Hr);
};
struct State {
  HRESULT Last;
};

HRESULT ways(State &S) {
  if (FAILED(CoImpersonateClient()))
    return E_ACCESSDENIED;
  if (CoImpersonateClient() != S_OK)
    return E_ACCESSDENIED;
  if (S_OK == CoImpersonateClient())
    CoRevertToSelf();
  if (CoImpersonateClient() < 0)
    return E_ACCESSDENIED;
  HRESULT Hr;
  if (FAILED(Hr = CoImpersonateClient()))
    return Hr;
  if (const HRESULT Inner = CoImpersonateClient(); FAILED(Inner) && Inner != RPC_E_CALL_COMPLETE)
    return Inner;
  RETURN_IF_FAILED(CoImpersonateClient());
  throwOnFailure(CoImpersonateClient());
  Checked C(CoImpersonateClient());
  Checked{CoImpersonateClient()};
  S.Last = CoImpersonateClient();
  const bool Ok = SUCCEEDED(CoImpersonateClient());
  auto Impersonate = [] { return CoImpersonateClient(); };
  if (!Ok || FAILED(Impersonate()))
    return E_ACCESSDENIED;
  while (CoImpersonateClient() == RPC_E_CALL_COMPLETE)
    Sleep(1);
  switch (CoImpersonateClient()) {
  case S_OK:
    break;
  default:
    return E_ACCESSDENIED;
  }
  Hr = Ok ? CoImpersonateClient() : S_OK;
  if (SUCCEEDED(Hr) && SUCCEEDED(CoImpersonateClient()))
    Hr = S_FALSE;
  return Hr == S_OK ? Hr : (CoRevertToSelf(), CoImpersonateClient());
}

void forgotten() {
  CoImpersonateClient(); // want: unchecked-result warning "CoImpersonateClient"
}
