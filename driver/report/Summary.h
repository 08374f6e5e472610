// What a scan came to, in one line for programs.
#pragma once

#include "driver/report/Report.h"

#include <string>

namespace comsec::report {

/// One line of JSON with a fixed order of members, ended by a newline. Members may be added; none
/// is renamed or removed:
///   errors, warnings, notes: new findings; suppressed: by NOLINT or the project; known: those
///   in the baseline
///   files, complete, partial, failed: translation units and registration files looked at
///   passedOver: translation units that cannot matter
///   exit: \p ExitCode
std::string toSummary(const Report &R, int ExitCode);

} // namespace comsec::report
