// As much of WIL as the cases need, with the names and the behaviour that WIL documents: a guard
// made without arguments is armed, an assignment first runs what the guard held.
#pragma once

#include <windows.h>
#include <objbase.h>

#include <cstdlib>
#include <utility>

namespace wil {

template <typename Function, Function Close> class unique_call {
public:
  unique_call() = default;
  explicit unique_call(bool Call) noexcept : Armed(Call) {}
  unique_call(unique_call &&From) noexcept : Armed(std::exchange(From.Armed, false)) {}
  unique_call &operator=(unique_call &&From) noexcept {
    if (this != &From) {
      reset();
      Armed = std::exchange(From.Armed, false);
    }
    return *this;
  }
  ~unique_call() noexcept { reset(); }

  void reset() noexcept {
    if (std::exchange(Armed, false))
      Close();
  }
  void release() noexcept { Armed = false; }
  explicit operator bool() const noexcept { return Armed; }

private:
  bool Armed = true;
};

using unique_coreverttoself_call = unique_call<decltype(&::CoRevertToSelf), ::CoRevertToSelf>;

// Throws, or ends the process, when there is nobody to impersonate.
[[nodiscard]] inline unique_coreverttoself_call CoImpersonateClient() {
  if (FAILED(::CoImpersonateClient()))
    std::abort();
  return unique_coreverttoself_call();
}
[[nodiscard]] inline unique_coreverttoself_call CoImpersonateClient_failfast() {
  return CoImpersonateClient();
}

namespace details {
template <typename Work> class lambda_call {
public:
  explicit lambda_call(Work &&Do) noexcept : Do(std::move(Do)) {}
  lambda_call(lambda_call &&From) noexcept
      : Do(std::move(From.Do)), Armed(std::exchange(From.Armed, false)) {}
  ~lambda_call() noexcept { reset(); }
  void reset() noexcept {
    if (std::exchange(Armed, false))
      Do();
  }
  void release() noexcept { Armed = false; }

private:
  Work Do;
  bool Armed = true;
};
} // namespace details

template <typename Work> [[nodiscard]] details::lambda_call<Work> scope_exit(Work &&Do) noexcept {
  return details::lambda_call<Work>(std::forward<Work>(Do));
}

} // namespace wil
