// WIL's smart pointers for interfaces, as far as calls through them tell what is called:
// declarations only, with the documented names. A project that has WIL in its tree has its own.
#if __has_include_next(<wil/com.h>)
#include_next <wil/com.h>
#elif !defined(COMSEC_WIL_COM)
#define COMSEC_WIL_COM

#include <unknwn.h>
#include <wil/resource.h>
#include <windows.h>

namespace wil {

struct err_exception_policy;
struct err_returncode_policy;
struct err_failfast_policy;

template <typename T, typename ErrorPolicy = err_exception_policy> class com_ptr_t {
public:
  com_ptr_t() noexcept;
  com_ptr_t(decltype(nullptr)) noexcept;
  com_ptr_t(T *From) noexcept;
  com_ptr_t(const com_ptr_t &From) noexcept;
  template <typename U, typename P> com_ptr_t(const com_ptr_t<U, P> &From) noexcept;
  ~com_ptr_t() noexcept;
  com_ptr_t &operator=(const com_ptr_t &From) noexcept;
  com_ptr_t &operator=(decltype(nullptr)) noexcept;
  com_ptr_t &operator=(T *From) noexcept;

  T *get() const noexcept;
  T *operator->() const noexcept;
  T &operator*() const noexcept;
  explicit operator bool() const noexcept;
  T **put() noexcept;
  void **put_void() noexcept;
  IUnknown **put_unknown() noexcept;
  T **operator&() noexcept;
  T **addressof() noexcept;
  void attach(T *Owned) noexcept;
  T *detach() noexcept;
  void reset() noexcept;
  template <typename U> com_ptr_t<U, ErrorPolicy> query() const;
  template <typename U> com_ptr_t<U, ErrorPolicy> try_query() const;
  template <typename U> com_ptr_t<U, ErrorPolicy> copy() const;
  template <typename U> com_ptr_t<U, ErrorPolicy> try_copy() const;
  template <typename U> HRESULT query_to(U **To) const;
  template <typename U> HRESULT try_query_to(U **To) const;
  template <typename U> HRESULT copy_to(U **To) const;
};

template <typename T> using com_ptr = com_ptr_t<T, err_exception_policy>;
template <typename T> using com_ptr_nothrow = com_ptr_t<T, err_returncode_policy>;
template <typename T> using com_ptr_failfast = com_ptr_t<T, err_failfast_policy>;

template <typename Interface = IUnknown>
com_ptr<Interface> CoCreateInstance(REFCLSID Class, DWORD Context = CLSCTX_INPROC_SERVER);
template <typename Class, typename Interface = IUnknown>
com_ptr<Interface> CoCreateInstance(DWORD Context = CLSCTX_INPROC_SERVER);
template <typename Interface = IUnknown>
com_ptr_nothrow<Interface> CoCreateInstanceNoThrow(REFCLSID Class,
                                                   DWORD Context = CLSCTX_INPROC_SERVER) noexcept;
template <typename Class, typename Interface = IUnknown>
com_ptr_nothrow<Interface> CoCreateInstanceNoThrow(DWORD Context = CLSCTX_INPROC_SERVER) noexcept;
template <typename Interface = IUnknown>
com_ptr_failfast<Interface> CoCreateInstanceFailFast(REFCLSID Class,
                                                     DWORD Context = CLSCTX_INPROC_SERVER) noexcept;

template <typename U, typename T> com_ptr<U> com_query(T &&From);
template <typename U, typename T> com_ptr<U> try_com_query(T &&From);
template <typename U, typename T> com_ptr<U> com_copy(T &&From);

} // namespace wil

#endif
