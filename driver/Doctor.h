// `comsec-tidy doctor`: whether everything is there, and what a scan would do. A gate that runs a
// plugin passes when the plugin is not loaded; this tells.
#pragma once

#include "driver/input/Input.h"

#include <string>

namespace llvm {
class raw_ostream;
}

namespace comsec {

/// Writes a line for each part: "ok" or "missing", what it is and where, what to do. \p Program is
/// this program's path; \p Input what a scan would be given, with no inputs: none. Returns whether
/// nothing is missing.
bool examine(const std::string &Program, const input::InputOptions &Input, llvm::raw_ostream &Out);

} // namespace comsec
