// The plugin takes clang's and LLVM's symbols from its host. Functions are looked up when they are
// first called, but data (vtables) when the plugin is loaded, and a host of another version that
// lacks one ends there with the loader's words. Such symbols are weak, so that the plugin gets as
// far as to refuse that host in its own. OtherHostsTest loads the plugin into one.
#pragma once

/// For the namespace scope of a file whose data names \p Mangled.
#define COMSEC_MAY_BE_MISSING_IN_HOST(Mangled) __asm__(".weak " Mangled)
