// A result is thrown away wherever the call is a statement of its own.
#include <windows.h>
#include <objbase.h>

#define JUST_DO(call) call
#define IMPERSONATE() CoImpersonateClient()

void forms(bool Sometimes, int Count) {
  if (Sometimes)
    CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  else
    CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  for (int I = 0; I < Count; ++I)
    CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  for (CoImpersonateClient(); Count; --Count) // want: unchecked-result "CoImpersonateClient"
    CoRevertToSelf();
  while (Count--)
    CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  CoImpersonateClient(), CoRevertToSelf(); // want: unchecked-result "CoImpersonateClient"
  (CoImpersonateClient()); // want: unchecked-result "CoImpersonateClient"
  Sometimes ? CoImpersonateClient() : CoRevertToSelf(); // want: unchecked-result "CoImpersonateClient"
  Sometimes &&SUCCEEDED(CoImpersonateClient()); // looked at, if only by &&
  JUST_DO(CoImpersonateClient()); // want: unchecked-result "CoImpersonateClient"
  IMPERSONATE(); // want: unchecked-result "CoImpersonateClient"
  auto Impersonate = [] {
    CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  };
  Impersonate();
  switch (Count) {
  case 1:
    CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
    break;
  default:
    CoImpersonateClient(); // want: unchecked-result "CoImpersonateClient"
  }
  if (false)
    CoImpersonateClient(); // dead code
}

struct Guard {
  Guard() { CoImpersonateClient(); } // want: unchecked-result "CoImpersonateClient"
  ~Guard() { CoRevertToSelf(); }
};

struct CheckedGuard {
  // The result is kept for whoever asks.
  CheckedGuard() : Hr(CoImpersonateClient()) {}
  ~CheckedGuard() {
    if (SUCCEEDED(Hr))
      CoRevertToSelf();
  }
  HRESULT Hr;
};
