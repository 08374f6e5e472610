// A finding a line, for editors and for the log of a CI job.
#pragma once

#include "driver/report/Report.h"

#include <string>

namespace comsec::report {

/// "file:line:column: level: message [comsec-rule]", as compilers write it: what editors' problem
/// matchers read. Findings that are silenced or known are left out. Nothing else is in it.
std::string toLines(const Report &R);

/// "file(line,column): warning COMSEC1001: message [comsec-rule]", as MSBuild reads it from the
/// programs that it runs (Visual Studio's error list). A note is a message there.
std::string toMsBuild(const Report &R);

/// GitHub's workflow commands (::error file=…::message), which become annotations of a pull
/// request. GitHub shows ten of each kind in a step: the most severe stand first.
std::string toWorkflowCommands(const Report &R);

} // namespace comsec::report
