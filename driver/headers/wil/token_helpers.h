// WIL's helpers for tokens of access, as far as they tell whom a thread is: declarations only, with
// the documented names. A project that has WIL in its tree has its own.
#if __has_include_next(<wil/token_helpers.h>)
#include_next <wil/token_helpers.h>
#elif !defined(COMSEC_WIL_TOKEN_HELPERS)
#define COMSEC_WIL_TOKEN_HELPERS

#include <wil/resource.h>
#include <wil/result_macros.h>

#ifdef __cplusplus

namespace wil {

namespace details {
/// Gives the thread the token back that it had.
void RevertImpersonateToken(HANDLE Token) noexcept;
} // namespace details

class unique_token_reverter {
public:
  unique_token_reverter() noexcept;
  unique_token_reverter(unique_token_reverter &&From) noexcept;
  unique_token_reverter &operator=(unique_token_reverter &&From) noexcept;
  ~unique_token_reverter() noexcept;
  void reset() noexcept;
  HANDLE release() noexcept;
  explicit operator bool() const noexcept;
};

[[nodiscard]] unique_token_reverter impersonate_token(HANDLE Token = nullptr);
HRESULT impersonate_token_nothrow(HANDLE Token, unique_token_reverter &Reverter) noexcept;
[[nodiscard]] unique_token_reverter run_as_self();
HRESULT run_as_self_nothrow(unique_token_reverter &Reverter) noexcept;

enum class OpenThreadTokenAs { Current, Self };
HRESULT
open_current_access_token_nothrow(HANDLE *Token, unsigned long Access = TOKEN_QUERY,
                                  OpenThreadTokenAs As = OpenThreadTokenAs::Current) noexcept;
unique_handle open_current_access_token(unsigned long Access = TOKEN_QUERY,
                                        OpenThreadTokenAs As = OpenThreadTokenAs::Current);

template <typename T> using unique_tokeninfo_ptr = unique_ptr_of<T>;
template <typename T> unique_tokeninfo_ptr<T> get_token_information(HANDLE Token = nullptr);
template <typename T>
HRESULT get_token_information_nothrow(unique_tokeninfo_ptr<T> &Info,
                                      HANDLE Token = nullptr) noexcept;
bool test_token_membership(HANDLE Token, const SID_IDENTIFIER_AUTHORITY &Authority, ...);

} // namespace wil

#endif
#endif
