// `comsec-tidy doctor`: whether everything is there, and what a scan would do. A gate that runs a
// plugin passes when the plugin is not loaded; this tells.
#pragma once

#include "driver/Options.h"

namespace llvm {
class raw_ostream;
}

namespace comsec {

/// Writes a line for each part: "ok" or "missing", what it is and where, what to do, and with
/// inputs what a scan of them would take. Returns whether nothing is missing.
bool examine(const Options &O, llvm::raw_ostream &Out);

} // namespace comsec
