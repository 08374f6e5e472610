// Runs jobs in worker processes: at most Parallel at once, each with a time and a memory limit.
#pragma once

#include "checks/facts/Facts.h"
#include "driver/scan/Job.h"

#include <functional>
#include <string>
#include <vector>

namespace comsec::scan {

struct ScanOptions {
  std::string Program;   ///< path of comsec-tidy itself, run as "Program extract --job … --out …"
  unsigned Parallel = 0; ///< 0 = as many as there are cores
  unsigned TimeoutSeconds = 120;   ///< wall clock, per unit
  unsigned MemoryMegabytes = 4096; ///< per unit
  std::string FactsDir;            ///< keep the facts there; empty: a temporary folder
  std::function<void(unsigned Done, unsigned All, const facts::Unit &Newest)> Progress;
};

/// Writes \p Units to Options.FactsDir, if that is wanted, beside those of runJobs.
void keepFacts(const std::vector<facts::Unit> &Units, const ScanOptions &Options);

/// The job's main file as facts name it: relative to the root.
std::string relativeMain(const Job &J);

/// One unit per job, in the order of the jobs. A job whose worker crashed, hung or ran out of
/// memory gives a Failed unit with a note that says which of these.
std::vector<facts::Unit> runJobs(const std::vector<Job> &Jobs, const ScanOptions &Options,
                                 std::string &Error);

} // namespace comsec::scan
