// What C++/WinRT starts COM with, and its smart pointers and bases of classes, as far as calls
// through them tell what is called: declarations only, with the documented names. The headers of
// its namespaces are made from metadata that is not here. A project that has winrt/base.h in its
// tree, or a real Windows SDK, brings its own.
#if __has_include_next(<winrt/base.h>)
#include_next <winrt/base.h>
#elif !defined(COMSEC_WINRT_BASE)
#define COMSEC_WINRT_BASE

#include <ole2.h>
#include <windows.h>

#ifdef __cplusplus

#include <cstdint>
#include <string>
#include <string_view>

namespace winrt {

enum class apartment_type : std::int32_t { multi_threaded, single_threaded };
void init_apartment(apartment_type Type = apartment_type::multi_threaded);
void uninit_apartment() noexcept;
void clear_factory_cache() noexcept;

using guid = ::GUID;

class hresult {
public:
  constexpr hresult() noexcept = default;
  constexpr hresult(std::int32_t Code) noexcept : value(Code) {}
  constexpr operator std::int32_t() const noexcept { return value; }

  std::int32_t value = 0;
};

class hstring {
public:
  hstring() noexcept;
  hstring(const wchar_t *Text);
  hstring(std::wstring_view Text);
  hstring(const hstring &From);
  hstring(hstring &&From) noexcept;
  ~hstring() noexcept;
  hstring &operator=(const hstring &From);
  hstring &operator=(hstring &&From) noexcept;
  operator std::wstring_view() const noexcept;
  const wchar_t *c_str() const noexcept;
  const wchar_t *data() const noexcept;
  const wchar_t *begin() const noexcept;
  const wchar_t *end() const noexcept;
  std::uint32_t size() const noexcept;
  bool empty() const noexcept;
  void clear() noexcept;
};
bool operator==(const hstring &A, const hstring &B) noexcept;
hstring operator+(const hstring &A, const hstring &B);
hstring to_hstring(std::string_view Text);
std::string to_string(std::wstring_view Text);

class hresult_error {
public:
  hresult_error() noexcept;
  explicit hresult_error(hresult Code) noexcept;
  hresult_error(hresult Code, const hstring &Text) noexcept;
  hresult code() const noexcept;
  hstring message() const noexcept;
  hresult to_abi() const noexcept;
};
[[noreturn]] void throw_hresult(hresult Code);
[[noreturn]] void throw_last_error();
hresult check_hresult(hresult Code);
template <typename T> T check_pointer(T Pointer);
template <typename T> void check_bool(T Value);
template <typename T> void check_win32(T Value);
hresult to_hresult() noexcept;

template <typename T> class com_ptr {
public:
  com_ptr() noexcept;
  com_ptr(decltype(nullptr)) noexcept;
  com_ptr(const com_ptr &From) noexcept;
  com_ptr(com_ptr &&From) noexcept;
  template <typename U> com_ptr(const com_ptr<U> &From) noexcept;
  ~com_ptr() noexcept;
  com_ptr &operator=(const com_ptr &From) noexcept;
  com_ptr &operator=(decltype(nullptr)) noexcept;

  T *get() const noexcept;
  T *operator->() const noexcept;
  T &operator*() const noexcept;
  explicit operator bool() const noexcept;
  T **put() noexcept;
  void **put_void() noexcept;
  void attach(T *Owned) noexcept;
  T *detach() noexcept;
  void copy_from(T *From) noexcept;
  void copy_to(T **To) const noexcept;
  template <typename U> com_ptr<U> as() const;
  template <typename U> com_ptr<U> try_as() const noexcept;
  template <typename U> void as(com_ptr<U> &To) const;
  template <typename U> void capture(const com_ptr<U> &From, auto... Arguments);
};
template <typename T> bool operator==(const com_ptr<T> &A, decltype(nullptr)) noexcept;
template <typename Interface>
com_ptr<Interface> create_instance(const guid &Class, std::uint32_t Context = CLSCTX_INPROC_SERVER,
                                   void *Outer = nullptr);
template <typename Interface>
com_ptr<Interface> try_create_instance(const guid &Class,
                                       std::uint32_t Context = CLSCTX_INPROC_SERVER,
                                       void *Outer = nullptr) noexcept;

// What a class of COM is derived from; the names that stand beside the interfaces have no methods.
struct non_agile {};
struct no_weak_ref {};
struct no_module_lock {};
struct static_lifetime {};
template <typename Interface> struct cloaked : Interface {};
template <typename D, typename... I> class implements : public I... {
public:
  virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID Interface, void **To);
  virtual ULONG STDMETHODCALLTYPE AddRef();
  virtual ULONG STDMETHODCALLTYPE Release();
  com_ptr<D> get_strong() noexcept;
};
template <typename D, typename... Arguments> com_ptr<D> make_self(Arguments &&...Given) {
  new D(static_cast<Arguments &&>(Given)...);
  return {};
}
template <typename D, typename I = ::IUnknown, typename... Arguments>
com_ptr<I> make(Arguments &&...Given) {
  new D(static_cast<Arguments &&>(Given)...);
  return {};
}

class handle {
public:
  handle() noexcept;
  explicit handle(HANDLE Owned) noexcept;
  handle(handle &&From) noexcept;
  handle &operator=(handle &&From) noexcept;
  ~handle() noexcept;
  HANDLE get() const noexcept;
  HANDLE *put() noexcept;
  HANDLE detach() noexcept;
  void close() noexcept;
  explicit operator bool() const noexcept;
};
class slim_mutex {
public:
  void lock() noexcept;
  void unlock() noexcept;
};
struct event_token {
  std::int64_t value;
};

} // namespace winrt

#endif
#endif
