// Collects the facts of a program, as far as these can matter.
#pragma once

#include "driver/scan/Scan.h"

namespace comsec::prefilter {

struct Collected {
  std::vector<facts::Unit> Units;
  unsigned PassedOver = 0; ///< jobs that were not run; some of them have a unit all the same
};

/// As scan::runJobs, but without the jobs that cannot matter.
Collected runWhatMatters(const std::vector<scan::Job> &Jobs, scan::ScanOptions Options,
                         std::string &Error);

} // namespace comsec::prefilter
