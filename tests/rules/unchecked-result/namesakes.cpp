// A library's functions with the API's own names give guards, not results.
#include <windows.h>
#include <objbase.h>

namespace house {
struct RevertGuard {
  ~RevertGuard() { CoRevertToSelf(); }
};
inline RevertGuard CoImpersonateClient() {
  if (FAILED(::CoImpersonateClient()))
    RaiseFailFastException(nullptr, nullptr, 0);
  return {};
}
} // namespace house

struct Server {
  HRESULT CoImpersonateClient() { return S_OK; }
  HRESULT ImpersonateClient() { return S_OK; }
};

void namesakes(Server &S) {
  auto Guard = house::CoImpersonateClient();
  house::CoImpersonateClient(); // a mistake of another kind, and not the API
  S.CoImpersonateClient();      // a method of the project
  S.ImpersonateClient();        // likewise
  ::CoImpersonateClient();      // want: unchecked-result "CoImpersonateClient"
}
