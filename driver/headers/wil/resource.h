// WIL's guards and owners of handles, as far as they tell what is called when: declarations only,
// with the documented names. A project that has WIL in its tree has its own.
#if __has_include_next(<wil/resource.h>)
#include_next <wil/resource.h>
#elif !defined(COMSEC_WIL_RESOURCE)
#define COMSEC_WIL_RESOURCE

#include <combaseapi.h>
#include <oleauto.h>
#include <unknwn.h>
#include <wil/result_macros.h>
#include <windows.h>

namespace wil {

// --- calls at the end of a scope ---

/// Made without arguments it is armed, unless \p Armed says otherwise.
template <typename Function, Function Close, bool Armed = true> class unique_call {
public:
  unique_call() noexcept;
  explicit unique_call(bool Arm) noexcept;
  unique_call(unique_call &&From) noexcept;
  unique_call &operator=(unique_call &&From) noexcept;
  ~unique_call() noexcept;
  void reset() noexcept;
  void release() noexcept;
  void activate() noexcept;
  explicit operator bool() const noexcept;
};

using unique_couninitialize_call = unique_call<decltype(&::CoUninitialize), ::CoUninitialize>;
using unique_coreverttoself_call = unique_call<decltype(&::CoRevertToSelf), ::CoRevertToSelf>;

[[nodiscard]] unique_couninitialize_call CoInitializeEx(DWORD Model = COINIT_MULTITHREADED);
[[nodiscard]] unique_couninitialize_call
CoInitializeEx_failfast(DWORD Model = COINIT_MULTITHREADED) noexcept;
[[nodiscard]] unique_coreverttoself_call CoImpersonateClient();
[[nodiscard]] unique_coreverttoself_call CoImpersonateClient_failfast() noexcept;

namespace details {

// With bodies: a lambda's type has no linkage, so no other unit could define them. What they do is
// known by their names.
template <typename Work> class lambda_call {
public:
  explicit lambda_call(Work &&) noexcept {}
  lambda_call(lambda_call &&) noexcept {}
  ~lambda_call() noexcept {}
  void reset() noexcept {}
  void release() noexcept {}
  explicit operator bool() const noexcept { return true; }
};

template <typename Work> class lambda_call_log {
public:
  explicit lambda_call_log(void *, const void *, Work &&) noexcept {}
  lambda_call_log(lambda_call_log &&) noexcept {}
  ~lambda_call_log() noexcept {}
  void reset() noexcept {}
  void release() noexcept {}
  explicit operator bool() const noexcept { return true; }
};

} // namespace details

template <typename Work> [[nodiscard]] details::lambda_call<Work> scope_exit(Work &&Do) noexcept {
  return details::lambda_call<Work>(static_cast<Work &&>(Do));
}
template <typename Work>
[[nodiscard]] details::lambda_call_log<Work> scope_exit_log(const void *Info, Work &&Do) noexcept {
  return details::lambda_call_log<Work>(nullptr, Info, static_cast<Work &&>(Do));
}

// --- owners ---

template <typename Value> class unique_any_t {
public:
  using pointer = Value;
  unique_any_t() noexcept;
  unique_any_t(decltype(nullptr)) noexcept;
  explicit unique_any_t(Value Owned) noexcept;
  unique_any_t(unique_any_t &&From) noexcept;
  ~unique_any_t() noexcept;
  unique_any_t &operator=(unique_any_t &&From) noexcept;
  unique_any_t &operator=(decltype(nullptr)) noexcept;

  Value get() const noexcept;
  explicit operator bool() const noexcept;
  Value *put() noexcept;
  Value *operator&() noexcept;
  Value *addressof() noexcept;
  void reset() noexcept;
  void reset(Value Owned) noexcept;
  Value release() noexcept;
};

/// Owns what Windows gave in memory of its own.
template <typename T> class unique_ptr_of : public unique_any_t<T *> {
public:
  using unique_any_t<T *>::unique_any_t;
  T *operator->() const noexcept;
  T &operator*() const noexcept;
};

template <typename Value, typename Function, Function Close, typename... Policies>
using unique_any = unique_any_t<Value>;

enum class EventOptions { None = 0, ManualReset = 1, Signaled = 2 };

class event_t : public unique_any_t<HANDLE> {
public:
  using unique_any_t::unique_any_t;
  event_t() noexcept;
  explicit event_t(EventOptions Options);
  void create(EventOptions Options = EventOptions::None, LPCWSTR Name = nullptr);
  bool try_create(EventOptions Options, LPCWSTR Name);
  void SetEvent() const noexcept;
  void ResetEvent() const noexcept;
  bool is_signaled() const noexcept;
  bool wait(DWORD Milliseconds = INFINITE) const noexcept;
};

class srwlock {
public:
  unique_any_t<SRWLOCK *> lock_exclusive() noexcept;
  unique_any_t<SRWLOCK *> lock_shared() noexcept;
};
class critical_section {
public:
  unique_any_t<CRITICAL_SECTION *> lock() noexcept;
};

class unique_variant : public tagVARIANT {
public:
  unique_variant() noexcept;
  explicit unique_variant(const VARIANT &Owned) noexcept;
  unique_variant(unique_variant &&From) noexcept;
  unique_variant &operator=(unique_variant &&From) noexcept;
  ~unique_variant() noexcept;
  VARIANT *addressof() noexcept;
  VARIANT *reset_and_addressof() noexcept;
  VARIANT *operator&() noexcept;
};

using unique_handle = unique_any_t<HANDLE>;
using unique_hfile = unique_any_t<HANDLE>;
using unique_process_handle = unique_any_t<HANDLE>;
using unique_event = event_t;
using unique_event_nothrow = event_t;
using shared_event = event_t;
using shared_handle = unique_any_t<HANDLE>;
using shared_hkey = unique_any_t<HKEY>;
using shared_bstr = unique_any_t<BSTR>;
using unique_mutex = unique_any_t<HANDLE>;
using unique_hkey = unique_any_t<HKEY>;
using unique_hmodule = unique_any_t<HMODULE>;
using unique_schandle = unique_any_t<SC_HANDLE>;
using unique_hlocal = unique_any_t<HLOCAL>;
using unique_hlocal_string = unique_any_t<PWSTR>;
using unique_hlocal_ansistring = unique_any_t<PSTR>;
using unique_hlocal_security_descriptor = unique_any_t<PSECURITY_DESCRIPTOR>;
using unique_sid = unique_any_t<PSID>;
using unique_bstr = unique_any_t<BSTR>;
using unique_cotaskmem = unique_any_t<void *>;
using unique_cotaskmem_string = unique_any_t<PWSTR>;
template <typename T> using unique_hlocal_ptr = unique_ptr_of<T>;
template <typename T> using unique_cotaskmem_ptr = unique_ptr_of<T>;

unique_bstr make_bstr(PCWSTR Text);
unique_bstr make_bstr_nothrow(PCWSTR Text) noexcept;
unique_cotaskmem_string make_cotaskmem_string(PCWSTR Text);

} // namespace wil

#endif
