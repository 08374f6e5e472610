#include "driver/report/Gate.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::report {

bool Thresholds::reachedBy(const Finding &F) const {
  const auto Own = ByRule.find(F.Rule);
  const Level Least = Own == ByRule.end() ? Else : Own->second;
  return Least != Level::None && F.Severity >= Least;
}

int exitCode(const Report &R, const Thresholds &FailOn, bool Strict) {
  const auto Counts = [&](const ReportedFinding &F) {
    return F.isNew() && FailOn.reachedBy(F.What);
  };
  if (llvm::any_of(R.Findings, Counts))
    return ExitFindings;
  return Strict && R.Covered.Failed + R.Covered.Registrations.Failed > 0 ? ExitIncomplete
                                                                         : ExitClean;
}

} // namespace comsec::report
