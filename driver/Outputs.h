// All that a report is written to: standard output, files, and the sources themselves.
#pragma once

#include "driver/Options.h"
#include "driver/report/Gate.h"

#include <llvm/ADT/ArrayRef.h>

#include <string>

namespace comsec {

/// Writes \p R wherever \p O asks for it, and carries out its fixes when that is asked for. All are
/// tried, so that one that cannot be written loses no other. \p Rules: those that ran. Returns the
/// first failure in one line, empty on success.
std::string writeOutputs(const report::Report &R, const ReportOptions &O,
                         llvm::ArrayRef<const Rule *> Rules, const report::Thresholds &FailOn,
                         int ExitCode);

} // namespace comsec
