// NOLINT means the same to both front ends.
#include <windows.h>
#include <objbase.h>

void suppressed() {
  CoImpersonateClient(); // NOLINT(comsec-unchecked-result)
  // NOLINTNEXTLINE
  CoImpersonateClient();
  CoImpersonateClient(); // NOLINT(comsec-weak-authentication-level) // want: unchecked-result "CoImpersonateClient"
  (void)CoImpersonateClient(); // NOLINT(comsec-unchecked-result)
}
