// WIL's macros that look at a result: which way control goes from there, and nothing of what is
// logged. A project that has WIL in its tree has its own.
#if __has_include_next(<wil/result_macros.h>)
#include_next <wil/result_macros.h>
#elif !defined(COMSEC_WIL_RESULT_MACROS)
#define COMSEC_WIL_RESULT_MACROS

#include <windows.h>

#include <wil/common.h>

#ifdef __cplusplus

namespace wil {

class ResultException {
public:
  explicit ResultException(HRESULT Code) noexcept;
  HRESULT GetErrorCode() const noexcept;
  const char *what() const noexcept;
};

struct FailureInfo;
HRESULT ResultFromCaughtException() noexcept;
template <typename Work> HRESULT ResultFromException(Work &&Do) noexcept {
  try {
    Do();
    return S_OK;
  } catch (...) {
    return ResultFromCaughtException();
  }
}

namespace details {

// Those that give back what they were given: the macros are expressions.
HRESULT ThrowIfFailed(HRESULT Code);
HRESULT FailFastIfFailed(HRESULT Code) noexcept;
HRESULT Log(HRESULT Code) noexcept;
template <typename T> T LogUnless(bool Good, T Value) noexcept;
template <typename T> T ThrowIfNull(T Value) {
  if (!Value)
    throw ResultException(E_OUTOFMEMORY);
  return Value;
}
[[noreturn]] void FailFast() noexcept;
HRESULT LastError() noexcept;

} // namespace details
} // namespace wil

// --- out of the function ---

#define RETURN_HR(hr) return (hr)
#define RETURN_HR_MSG(hr, ...) RETURN_HR(hr)
#define RETURN_LAST_ERROR() return wil::details::LastError()
#define RETURN_LAST_ERROR_MSG(...) RETURN_LAST_ERROR()
#define RETURN_WIN32(error) return HRESULT_FROM_WIN32(error)
#define RETURN_WIN32_MSG(error, ...) RETURN_WIN32(error)
#define RETURN_IF_FAILED(hr)                                                                       \
  do {                                                                                             \
    const HRESULT ComsecTested = (hr);                                                             \
    if (FAILED(ComsecTested))                                                                      \
      return ComsecTested;                                                                         \
  } while (false)
#define RETURN_IF_FAILED_MSG(hr, ...) RETURN_IF_FAILED(hr)
#define RETURN_IF_FAILED_EXPECTED(hr) RETURN_IF_FAILED(hr)
#define RETURN_HR_IF(hr, condition)                                                                \
  do {                                                                                             \
    if ((condition))                                                                               \
      return (hr);                                                                                 \
  } while (false)
#define RETURN_HR_IF_MSG(hr, condition, ...) RETURN_HR_IF(hr, condition)
#define RETURN_HR_IF_NULL(hr, pointer)                                                             \
  do {                                                                                             \
    if ((pointer) == nullptr)                                                                      \
      return (hr);                                                                                 \
  } while (false)
#define RETURN_HR_IF_NULL_MSG(hr, pointer, ...) RETURN_HR_IF_NULL(hr, pointer)
#define RETURN_LAST_ERROR_IF(condition)                                                            \
  do {                                                                                             \
    if ((condition))                                                                               \
      return wil::details::LastError();                                                            \
  } while (false)
#define RETURN_LAST_ERROR_IF_MSG(condition, ...) RETURN_LAST_ERROR_IF(condition)
#define RETURN_LAST_ERROR_IF_NULL(pointer)                                                         \
  do {                                                                                             \
    if ((pointer) == nullptr)                                                                      \
      return wil::details::LastError();                                                            \
  } while (false)
#define RETURN_LAST_ERROR_IF_NULL_MSG(pointer, ...) RETURN_LAST_ERROR_IF_NULL(pointer)
#define RETURN_IF_NULL_ALLOC(pointer)                                                              \
  do {                                                                                             \
    if ((pointer) == nullptr)                                                                      \
      return E_OUTOFMEMORY;                                                                        \
  } while (false)
#define RETURN_IF_NULL_ALLOC_MSG(pointer, ...) RETURN_IF_NULL_ALLOC(pointer)
#define RETURN_IF_WIN32_BOOL_FALSE(result)                                                         \
  do {                                                                                             \
    if (!(result))                                                                                 \
      return wil::details::LastError();                                                            \
  } while (false)
#define RETURN_IF_WIN32_BOOL_FALSE_MSG(result, ...) RETURN_IF_WIN32_BOOL_FALSE(result)
#define RETURN_WIN32_IF(error, condition)                                                          \
  do {                                                                                             \
    if ((condition))                                                                               \
      return HRESULT_FROM_WIN32(error);                                                            \
  } while (false)
#define RETURN_WIN32_IF_MSG(error, condition, ...) RETURN_WIN32_IF(error, condition)
#define RETURN_IF_WIN32_ERROR(error)                                                               \
  do {                                                                                             \
    const DWORD ComsecTested = (error);                                                            \
    if (ComsecTested != ERROR_SUCCESS)                                                             \
      return HRESULT_FROM_WIN32(ComsecTested);                                                     \
  } while (false)
#define RETURN_IF_WIN32_ERROR_MSG(error, ...) RETURN_IF_WIN32_ERROR(error)
#define RETURN_IF_NTSTATUS_FAILED(status)                                                          \
  do {                                                                                             \
    const LONG ComsecTested = (status);                                                            \
    if (ComsecTested < 0)                                                                          \
      return HRESULT_FROM_NT(ComsecTested);                                                        \
  } while (false)
#define RETURN_IF_NTSTATUS_FAILED_MSG(status, ...) RETURN_IF_NTSTATUS_FAILED(status)
#define RETURN_LAST_ERROR_IF_EXPECTED(condition) RETURN_LAST_ERROR_IF(condition)
#define RETURN_HR_IF_EXPECTED(hr, condition) RETURN_HR_IF(hr, condition)

// --- to a handler ---

#define THROW_HR(hr) throw wil::ResultException(hr)
#define THROW_HR_MSG(hr, ...) THROW_HR(hr)
#define THROW_LAST_ERROR() throw wil::ResultException(wil::details::LastError())
#define THROW_LAST_ERROR_MSG(...) THROW_LAST_ERROR()
#define THROW_WIN32(error) throw wil::ResultException(HRESULT_FROM_WIN32(error))
#define THROW_WIN32_MSG(error, ...) THROW_WIN32(error)
#define THROW_NTSTATUS(status) throw wil::ResultException(HRESULT_FROM_NT(status))
#define THROW_NTSTATUS_MSG(status, ...) THROW_NTSTATUS(status)
#define THROW_IF_FAILED(hr) wil::details::ThrowIfFailed(hr)
#define THROW_IF_FAILED_MSG(hr, ...) THROW_IF_FAILED(hr)
#define THROW_HR_IF(hr, condition) (((condition)) ? throw wil::ResultException((hr)) : false)
#define THROW_HR_IF_MSG(hr, condition, ...) THROW_HR_IF(hr, condition)
#define THROW_HR_IF_NULL(hr, pointer)                                                              \
  (((pointer) == nullptr) ? throw wil::ResultException((hr)) : false)
#define THROW_HR_IF_NULL_MSG(hr, pointer, ...) THROW_HR_IF_NULL(hr, pointer)
#define THROW_LAST_ERROR_IF(condition)                                                             \
  (((condition)) ? throw wil::ResultException(wil::details::LastError()) : false)
#define THROW_LAST_ERROR_IF_MSG(condition, ...) THROW_LAST_ERROR_IF(condition)
#define THROW_LAST_ERROR_IF_NULL(pointer)                                                          \
  (((pointer) == nullptr) ? throw wil::ResultException(wil::details::LastError()) : false)
#define THROW_LAST_ERROR_IF_NULL_MSG(pointer, ...) THROW_LAST_ERROR_IF_NULL(pointer)
#define THROW_IF_WIN32_BOOL_FALSE(result)                                                          \
  ((!(result)) ? throw wil::ResultException(wil::details::LastError()) : false)
#define THROW_IF_WIN32_BOOL_FALSE_MSG(result, ...) THROW_IF_WIN32_BOOL_FALSE(result)
#define THROW_WIN32_IF(error, condition)                                                           \
  (((condition)) ? throw wil::ResultException(HRESULT_FROM_WIN32(error)) : false)
#define THROW_WIN32_IF_MSG(error, condition, ...) THROW_WIN32_IF(error, condition)
#define THROW_IF_NULL_ALLOC(pointer) wil::details::ThrowIfNull(pointer)
#define THROW_IF_NULL_ALLOC_MSG(pointer, ...) THROW_IF_NULL_ALLOC(pointer)
#define THROW_IF_WIN32_ERROR(error) wil::details::ThrowIfFailed(HRESULT_FROM_WIN32(error))
#define THROW_IF_WIN32_ERROR_MSG(error, ...) THROW_IF_WIN32_ERROR(error)
#define THROW_IF_NTSTATUS_FAILED(status) wil::details::ThrowIfFailed(status)
#define THROW_IF_NTSTATUS_FAILED_MSG(status, ...) THROW_IF_NTSTATUS_FAILED(status)

// --- the end of the process ---

#define FAIL_FAST() wil::details::FailFast()
#define FAIL_FAST_MSG(...) FAIL_FAST()
#define FAIL_FAST_HR(hr) wil::details::FailFast()
#define FAIL_FAST_HR_MSG(hr, ...) FAIL_FAST_HR(hr)
#define FAIL_FAST_LAST_ERROR() wil::details::FailFast()
#define FAIL_FAST_LAST_ERROR_MSG(...) FAIL_FAST_LAST_ERROR()
#define FAIL_FAST_IF_FAILED(hr) wil::details::FailFastIfFailed(hr)
#define FAIL_FAST_IF_FAILED_MSG(hr, ...) FAIL_FAST_IF_FAILED(hr)
#define FAIL_FAST_IF(condition) (((condition)) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_IF_MSG(condition, ...) FAIL_FAST_IF(condition)
#define FAIL_FAST_IF_NULL(pointer) (((pointer) == nullptr) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_IF_NULL_MSG(pointer, ...) FAIL_FAST_IF_NULL(pointer)
#define FAIL_FAST_IF_WIN32_BOOL_FALSE(result) ((!(result)) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_IF_WIN32_BOOL_FALSE_MSG(result, ...) FAIL_FAST_IF_WIN32_BOOL_FALSE(result)
#define FAIL_FAST_HR_IF(hr, condition) (((condition)) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_HR_IF_MSG(hr, condition, ...) FAIL_FAST_HR_IF(hr, condition)
#define FAIL_FAST_HR_IF_NULL(hr, pointer)                                                          \
  (((pointer) == nullptr) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_HR_IF_NULL_MSG(hr, pointer, ...) FAIL_FAST_HR_IF_NULL(hr, pointer)
#define FAIL_FAST_LAST_ERROR_IF(condition) (((condition)) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_LAST_ERROR_IF_MSG(condition, ...) FAIL_FAST_LAST_ERROR_IF(condition)
#define FAIL_FAST_LAST_ERROR_IF_NULL(pointer)                                                      \
  (((pointer) == nullptr) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_LAST_ERROR_IF_NULL_MSG(pointer, ...) FAIL_FAST_LAST_ERROR_IF_NULL(pointer)
#define FAIL_FAST_IMMEDIATE_IF(condition) (((condition)) ? wil::details::FailFast() : (void)0)
#define FAIL_FAST_IMMEDIATE_IF_MSG(condition, ...) FAIL_FAST_IMMEDIATE_IF(condition)

// --- only into a log: control goes on ---

#define LOG_HR(hr) wil::details::Log(hr)
#define LOG_HR_MSG(hr, ...) LOG_HR(hr)
#define LOG_LAST_ERROR() wil::details::Log(wil::details::LastError())
#define LOG_LAST_ERROR_MSG(...) LOG_LAST_ERROR()
#define LOG_WIN32(error) wil::details::Log(HRESULT_FROM_WIN32(error))
#define LOG_WIN32_MSG(error, ...) LOG_WIN32(error)
#define LOG_IF_FAILED(hr) wil::details::Log(hr)
#define LOG_IF_FAILED_MSG(hr, ...) LOG_IF_FAILED(hr)
#define LOG_IF_WIN32_ERROR(error) wil::details::Log(HRESULT_FROM_WIN32(error))
#define LOG_IF_WIN32_ERROR_MSG(error, ...) LOG_IF_WIN32_ERROR(error)
#define LOG_IF_NTSTATUS_FAILED(status) wil::details::Log(status)
#define LOG_IF_NTSTATUS_FAILED_MSG(status, ...) LOG_IF_NTSTATUS_FAILED(status)
#define LOG_IF_WIN32_BOOL_FALSE(result) wil::details::LogUnless(true, result)
#define LOG_IF_WIN32_BOOL_FALSE_MSG(result, ...) LOG_IF_WIN32_BOOL_FALSE(result)
#define LOG_HR_IF(hr, condition) wil::details::LogUnless(true, condition)
#define LOG_HR_IF_MSG(hr, condition, ...) LOG_HR_IF(hr, condition)
#define LOG_HR_IF_NULL(hr, pointer) wil::details::LogUnless(true, pointer)
#define LOG_HR_IF_NULL_MSG(hr, pointer, ...) LOG_HR_IF_NULL(hr, pointer)
#define LOG_LAST_ERROR_IF(condition) wil::details::LogUnless(true, condition)
#define LOG_LAST_ERROR_IF_MSG(condition, ...) LOG_LAST_ERROR_IF(condition)
#define LOG_LAST_ERROR_IF_NULL(pointer) wil::details::LogUnless(true, pointer)
#define LOG_LAST_ERROR_IF_NULL_MSG(pointer, ...) LOG_LAST_ERROR_IF_NULL(pointer)

// --- handlers ---

#define CATCH_RETURN()                                                                             \
  catch (...) {                                                                                    \
    return wil::ResultFromCaughtException();                                                       \
  }
#define CATCH_RETURN_MSG(...) CATCH_RETURN()
#define CATCH_RETURN_EXPECTED() CATCH_RETURN()
#define CATCH_LOG()                                                                                \
  catch (...) {                                                                                    \
    wil::details::Log(wil::ResultFromCaughtException());                                           \
  }
#define CATCH_LOG_MSG(...) CATCH_LOG()
#define CATCH_LOG_RETURN()                                                                         \
  catch (...) {                                                                                    \
    return;                                                                                        \
  }
#define CATCH_LOG_RETURN_HR(hr)                                                                    \
  catch (...) {                                                                                    \
    return hr;                                                                                     \
  }
#define CATCH_FAIL_FAST()                                                                          \
  catch (...) {                                                                                    \
    wil::details::FailFast();                                                                      \
  }
#define CATCH_THROW_NORMALIZED()                                                                   \
  catch (...) {                                                                                    \
    throw wil::ResultException(wil::ResultFromCaughtException());                                  \
  }
#define RETURN_CAUGHT_EXCEPTION() return wil::ResultFromCaughtException()
#define RETURN_CAUGHT_EXCEPTION_MSG(...) RETURN_CAUGHT_EXCEPTION()
#define LOG_CAUGHT_EXCEPTION() wil::details::Log(wil::ResultFromCaughtException())
#define LOG_CAUGHT_EXCEPTION_MSG(...) LOG_CAUGHT_EXCEPTION()
#define FAIL_FAST_CAUGHT_EXCEPTION() wil::details::FailFast()
#define THROW_NORMALIZED_CAUGHT_EXCEPTION()                                                        \
  throw wil::ResultException(wil::ResultFromCaughtException())

#endif
#endif
