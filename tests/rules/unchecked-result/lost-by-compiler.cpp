// errors: expected
// checks: comsec-unchecked-result
// What becomes of a result in code that the compiler dropped, nobody knows.
#include <windows.h>
#include <objbase.h>

HRESULT VendorService::serve() {
  CoImpersonateClient();
  return work();
}

void serve() {
  CoImpersonateClient(); // want: unchecked-result "discarded"
  CoRevertToSelf();
}
