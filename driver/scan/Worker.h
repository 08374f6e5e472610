// Collects the facts of one job, in this process. The parent runs it in a process of its own, so
// that a crash, a hang or a memory hog of the compiler loses this unit only.
#pragma once

#include "checks/facts/Facts.h"
#include "driver/scan/Job.h"

namespace comsec::scan {

/// Parses J.MainFile and collects. Files outside Root and HeaderDirs cannot be opened. A unit that
/// could not be parsed at all comes back Failed with a note that says why. \p Skeletons as in
/// CollectorOptions.
facts::Unit extract(const Job &J, bool Skeletons = true);

} // namespace comsec::scan
