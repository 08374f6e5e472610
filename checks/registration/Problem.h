// What a reader of registration files could not read.
#pragma once

#include "checks/registration/Text.h"

namespace comsec::registration {

/// The reader went on behind the statement, line or key that this is in.
struct Problem {
  Range At;            ///< what was met; empty at the end of the file
  std::string Message; ///< what is wrong and what was met; no place, no full stop
};

/// More are not listed.
inline constexpr std::size_t MaxProblems = 100;

} // namespace comsec::registration
