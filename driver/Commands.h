// The commands: each calls the stages in their order and writes what they give.
#pragma once

#include "driver/Options.h"

#include <string>

namespace comsec {

/// Runs the command and returns its exit code. Sets \p Error to one line when it failed;
/// only a malformed string to explain is shown below it.
int runCommand(const Options &O, std::string &Error);

} // namespace comsec
