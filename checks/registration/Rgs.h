// Reads the scripts of ATL's registrar, .rgs (cpp/atl/registry-scripting-examples,
// understanding-backus-naur-form-bnf-syntax, using-replaceable-parameters-the-registrar-s-
// preprocessor).
#pragma once

#include "checks/registration/Registry.h"

namespace comsec::registration {

/// Keys deeper than this are skipped; the registry itself has 512 levels.
inline constexpr unsigned MaxRgsDepth = 64;

/// What running the script for registration writes. A %TOKEN% is replaced only then: it stays in
/// names and text, and %% becomes %. What cannot be read is a problem; the reader goes on with the
/// next line. A value that has a name is kept, be its data unread.
RegistryFile readRgs(const Text &File);

} // namespace comsec::registration
