// min and max of different types, as the macros of windows.h allow them; mingw-w64 has none for
// C++. No macros here: whether a project keeps them away (NOMINMAX) may not be known. A real
// Windows SDK brings its own.
#include_next <minwindef.h>

#if defined(__cplusplus) && defined(__MINGW32__) && !defined(COMSEC_MINWINDEF_H)
#define COMSEC_MINWINDEF_H

extern "C++" {
template <class A, class B> constexpr auto min(const A &a, const B &b) { return a < b ? a : b; }
template <class A, class B> constexpr auto max(const A &a, const B &b) { return a > b ? a : b; }
}

#endif
