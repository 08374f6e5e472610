// Files of a report come whole or not at all.
#pragma once

#include <string>

namespace comsec::report {

/// Writes \p Contents to \p Path by way of a temporary file beside it: there is the old file or the
/// new one, never half of one. A file that is replaced keeps its permissions. Returns one line for
/// people on failure, empty on success.
std::string writeFile(const std::string &Path, const std::string &Contents);

} // namespace comsec::report
