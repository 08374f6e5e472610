// errors: expected
// A statement that cannot be compiled takes the `if` around it along, and with it the test. What
// the compiler has dropped may have looked at the results that it names, and at no others.
#include <windows.h>
#include <objbase.h>

#define SECURE()                                                                                   \
  CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,                        \
                       RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)
#define RETURN_FAILURE(Hr)                                                                         \
  do {                                                                                             \
    if (FAILED(Hr))                                                                                \
      return Failure::of(Hr);                                                                      \
  } while (0)

static int returned() {
  HRESULT Hr = SECURE();
  if (FAILED(Hr))
    return Failure::of(Hr);
  return 0;
}

static int thrown() {
  HRESULT Hr = SECURE();
  if (FAILED(Hr))
    throw SetupFailure(Hr);
  return 0;
}

static int streamed() {
  HRESULT Hr = SECURE();
  REQUIRE(SUCCEEDED(Hr)) << "no security";
  return 0;
}

static int inAMacro() {
  HRESULT Hr = SECURE();
  RETURN_FAILURE(Hr);
  return 0;
}

static HRESULT notAfterAll(LPCWSTR Path) {
  HRESULT Hr = CoImpersonateClient();
  if (FAILED(Hr))
    throw SetupFailure(Hr);
  return DeleteFileW(Path) ? S_OK : E_FAIL;
}

static int ofSomethingElse(int Size) {
  HRESULT Hr = SECURE(); // want: unchecked-result warning "CoInitializeSecurity"
  if (Size > 3)
    throw SetupFailure(Size);
  return 0;
}

static void discarded() {
  SECURE(); // want: unchecked-result warning "CoInitializeSecurity"
  Journal Written;
}
