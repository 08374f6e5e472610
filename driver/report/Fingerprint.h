// What keeps a finding the same finding when the code around it moves.
#pragma once

#include "driver/report/Report.h"

#include <string>
#include <string_view>
#include <vector>

namespace comsec::report {

/// The hash that GitHub code scanning computes for each line of a file ("primaryLocationLineHash"),
/// line 1 first. \p Bytes as they are on the disk. GitHub warns about every other value, so this
/// must be the same in each detail.
std::vector<std::string> lineHashes(std::string_view Bytes);

/// One key per finding of \p R, of rule, function and subject: no file name, no line. Findings that
/// agree in all of these are numbered in the report's order.
std::vector<std::string> findingKeys(const Report &R);

} // namespace comsec::report
