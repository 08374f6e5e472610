// Collects the facts of a program, as far as these can matter.
#pragma once

#include "driver/scan/Scan.h"

namespace comsec::prefilter {

/// As scan::runJobs, but jobs that cannot matter are not run: their units are marked PassedOver.
std::vector<facts::Unit> runWhatMatters(const std::vector<scan::Job> &Jobs,
                                        scan::ScanOptions Options, std::string &Error);

} // namespace comsec::prefilter
