// The exit code: what a CI job acts on. Stable; scripts of users rest on it.
#pragma once

#include "driver/report/Report.h"

#include <functional>
#include <map>

namespace comsec::report {

inline constexpr int ExitClean = 0;      ///< nothing at or above the threshold
inline constexpr int ExitFailure = 1;    ///< wrong usage or internal failure
inline constexpr int ExitFindings = 2;   ///< findings; wins over ExitIncomplete
inline constexpr int ExitIncomplete = 3; ///< --strict, and at least one unit could not be analysed

/// From which level on a finding fails the gate. None means "never".
struct Thresholds {
  Level Else = Level::Warning; ///< of rules that are not in ByRule
  std::map<std::string, Level, std::less<>> ByRule = {};

  bool reachedBy(const Finding &F) const;
};

/// Suppressed and known findings do not count.
int exitCode(const Report &R, const Thresholds &FailOn, bool Strict);

} // namespace comsec::report
