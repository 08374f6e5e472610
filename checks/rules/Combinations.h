// Judges the arguments of a call together, by the rows of knowledge/Combinations.h.
#pragma once

#include "checks/knowledge/Combinations.h"
#include "checks/rules/Common.h"

#include <span>

namespace comsec::rules {

/// A finding for each row of \p Rows that holds for \p Site; of the rows of one cause the first.
/// A row that holds only for some of the values ranks one lower.
std::vector<Finding> judgeTogether(const link::Program &P, const link::CallSite &Site,
                                   std::span<const knowledge::Combination> Rows);

} // namespace comsec::rules
