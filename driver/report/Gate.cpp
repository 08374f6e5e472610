#include "driver/report/Gate.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::report {

int exitCode(const Report &R, Level Threshold, bool Strict) {
  const auto Counts = [&](const ReportedFinding &F) {
    return F.isNew() && F.What.Severity >= Threshold;
  };
  if (Threshold != Level::None && llvm::any_of(R.Findings, Counts))
    return ExitFindings;
  return Strict && R.Covered.Failed + R.Covered.Registrations.Failed > 0 ? ExitIncomplete
                                                                         : ExitClean;
}

} // namespace comsec::report
