// GitLab's Code Quality report: a JSON list of findings that a merge request shows in its diff.
#pragma once

#include "driver/report/Report.h"

#include <string>

namespace comsec::report {

/// Members as GitLab documents them: description, check_name, fingerprint, severity, location with
/// path and lines.begin. Fingerprints are unique, and stay when code moves. Findings that are
/// suppressed are left out. Known ones are not: GitLab compares with the target's report itself,
/// and what is missing here it shows as fixed.
std::string toCodeQuality(const Report &R);

} // namespace comsec::report
