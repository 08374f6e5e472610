// mingw-w64's winnt.h takes all vector instructions of the compiler in, AVX-512 too: half of the
// time that it takes to read windows.h. Microsoft's takes none. Where winnt.h asks, this gives it
// what it names itself; everybody else gets the compiler's header.
#if defined(CacheLineFlush) && !defined(FastFence) // between these two lines of winnt.h
#define __X86INTRIN_H
#include <emmintrin.h>
#include <ia32intrin.h>
#include <prfchwintrin.h>
#undef __X86INTRIN_H
#else
#include_next <x86intrin.h>
#endif
