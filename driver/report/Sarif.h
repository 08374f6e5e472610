// SARIF 2.1.0 for code review. The same report gives the same bytes: no times, no machine's paths.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

#include <string>

namespace comsec::report {

std::string toSarif(const Report &R, Sources &Text, int ExitCode);

/// Writes \p Contents to \p Path by way of a temporary file beside it: there is the old file or the
/// new one, never half of one. Returns one line for people on failure, empty on success.
std::string writeFile(const std::string &Path, const std::string &Contents);

} // namespace comsec::report
