// Thrown away in so many words: somebody thought about it, so no more than a note.
#include <windows.h>
#include <objbase.h>
#include <tuple>

#define IGNORE_RESULT(call) (void)(call)

void onPurpose() {
  (void)CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
  static_cast<void>(CoImpersonateClient()); // want: unchecked-result note "CoImpersonateClient"
  std::ignore = CoImpersonateClient(); // want: unchecked-result note "CoImpersonateClient"
  IGNORE_RESULT(CoImpersonateClient()); // want: unchecked-result note "CoImpersonateClient"
  (void)FAILED(CoImpersonateClient()); // looked at first
}
