// The exit code: what a CI job acts on. Stable; scripts of users rest on it.
#pragma once

#include "driver/report/Report.h"

namespace comsec::report {

inline constexpr int ExitClean = 0;      ///< nothing at or above the threshold
inline constexpr int ExitFailure = 1;    ///< wrong usage or internal failure
inline constexpr int ExitFindings = 2;   ///< findings; wins over ExitIncomplete
inline constexpr int ExitIncomplete = 3; ///< --strict, and at least one unit could not be analysed

/// \p Threshold None means "never". Suppressed findings do not count.
int exitCode(const Report &R, Level Threshold, bool Strict);

} // namespace comsec::report
