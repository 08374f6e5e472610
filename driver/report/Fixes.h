// What findings suggest to change: for other tools, and carried out.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

#include <map>
#include <string>

namespace comsec::report {

/// The YAML of clang-tidy's --export-fixes, for clang-apply-replacements and editors: every finding
/// that is not suppressed, with its replacements where it has just one fix. Offsets are bytes
/// of the file on the disk; files in UTF-16 have none, and their findings no replacements.
std::string toFixesYaml(const Report &R, Sources &Text);

struct FixedFiles {
  std::map<std::string, std::string> Contents; ///< new bytes by path, relative to the root
  unsigned Applied = 0;                        ///< fixes, of all files
  unsigned LeftOut = 0; ///< they overlap another one, or the file has no offsets (UTF-16)
};

/// Carries out the fixes of all findings that have just one and are not suppressed. A fix
/// is carried out whole or not at all; of two that overlap, the first in the report's order.
FixedFiles applyFixes(const Report &R, Sources &Text);

} // namespace comsec::report
